# What the scripts of this folder begin with; they source it, with $home set.

# Prints what there is; ends with 2 unless gpu:0 computes.
require_gpu() {
  "$home/shell/astrapia" --gpu devices
  if ! "$home/shell/astrapia" --gpu devices --json 2>/dev/null | grep -q '"gpu_works": true'; then
    printf '%s: no GPU computes here; what is missing stands above\n' "$0" >&2
    exit 2
  fi
}
