# What the scripts of studies share: table1, verification, imbalance. They source it.
# A study is a list of runs. Each run is started with --once: one that is finished is not repeated, one that was
# interrupted goes on. So a study that was stopped is begun again with the same command.
set -euo pipefail

home=$(cd -P "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

# Reads scale=small|paper, seeds=N and out=FILE; everything else is for the runs: data.path=DIR, device=gpu, ...
read_arguments() {
  scale=small
  seeds=2
  out=""
  words=()
  runs=()
  local word
  for word in "$@"; do
    case $word in
      scale=small | scale=paper) scale=${word#*=} ;;
      seeds=[1-9] | seeds=[1-9][0-9]) seeds=${word#*=} ;;
      out=*) out=$word ;;
      *=*) words+=("$word") ;;
      *)
        printf '%s: `%s` is not understood; give data.path=DIR, and maybe scale=small|paper seeds=N out=FILE or other key=value words\n' "$0" "$word" >&2
        exit 2
        ;;
    esac
  done
}

# study NAME [KEY=VALUE ...]: one run of experiments/NAME.yaml for each seed
study() {
  local name=$1 seed result
  shift
  for ((seed = 1; seed <= seeds; seed++)); do
    printf '%s, seed %s\n' "$name" "$seed" >&2
    result=$("$home/shell/astrapia" run "$home/experiments/$name.yaml" "seed=$seed" baseline=none \
      "$@" "${words[@]+"${words[@]}"}" --once --json)
    runs+=("$(printf '%s\n' "$result" | sed -n 's/.*"run_path": *"\([^"]*\)".*/\1/p' | head -n 1)")
  done
}

# One report of all runs.
report() {
  if [ -n "$out" ]; then
    "$home/shell/astrapia" report "${runs[@]}" --out "${out#*=}"
  else
    "$home/shell/astrapia" report "${runs[@]}"
  fi
}
