# shellcheck shell=bash
# What the scripts of this folder share; they source it.

home=$(cd -P "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../.." && pwd)

refuse() {
  printf '%s: %s\n' "$0" "$*" >&2
  exit 2
}

# Reads the words that all scripts take: -h, --help, and device=gpu (if not given) or device=cpu, with which a script can be
# tried without a GPU. Sets device, with_gpu (what the launcher is given for it) and words: the others.
# shellcheck disable=SC2034 # words is for the scripts
read_words() {
  local word
  device=gpu
  with_gpu=(--gpu)
  words=()
  for word in "$@"; do
    case $word in
      -h | --help)
        sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
        exit 0
        ;;
      device=gpu) device=gpu with_gpu=(--gpu) ;;
      device=cpu) device=cpu with_gpu=() ;;
      device=*) refuse "'$word' is not allowed; device is gpu or cpu" ;;
      *) words+=("$word") ;;
    esac
  done
}

# Prints what there is; ends with 2 unless the GPU computes that is asked for. The processor always does.
require_device() {
  [ "$device" != cpu ] || return 0
  "$home/shell/astrapia" --gpu devices
  if ! "$home/shell/astrapia" --gpu devices --json 2>/dev/null | grep -q '"gpu_works": true'; then
    refuse "no GPU computes here; what is missing stands above. device=cpu tries this script without one"
  fi
}
