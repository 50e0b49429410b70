# shellcheck shell=bash
# What the scripts of studies share: table1, verification, imbalance, published, searches. They source it.
# A study is a list of runs. Each run is started with --once: one that is finished is not repeated, one that was
# interrupted goes on. So a study that was stopped is begun again with the same command.
set -euo pipefail

home=$(cd -P "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)

refuse() {
  printf '%s: %s\n' "$0" "$*" >&2
  exit 2
}

# Reads scale=small|paper, seeds=N, jobs=N, methods=A,B, out=FILE and csv=FILE; everything else is for the runs: data.path=DIR, device=gpu, ...
# The script has set `methods` to all that it knows.
# shellcheck disable=SC2034 # scale is for the scripts
read_arguments() {
  scale=small
  seeds=2
  jobs=1
  out=""
  csv=""
  global=()
  words=()
  local word
  for word in "$@"; do
    case $word in
      scale=small | scale=paper) scale=${word#*=} ;;
      -h | --help)
        sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
        exit 0
        ;;
      seeds=[1-9] | seeds=[1-9][0-9]) seeds=${word#*=} ;;
      jobs=[1-9] | jobs=[1-9][0-9]) jobs=${word#*=} ;;
      out=*) out=$word ;;
      csv=*) csv=${word#*=} ;;
      methods=*) read_methods "${word#*=}" ;;
      device=gpu*)
        words+=("$word")
        global=(--gpu)
        ;;
      device=*)
        words+=("$word")
        global=()
        ;;
      scale=* | seeds=* | jobs=*)
        refuse "'$word' is not allowed; scale is small or paper, seeds and jobs are 1 to 99"
        ;;
      *=*) words+=("$word") ;;
      *)
        refuse "'$word' is not understood; give data.path=DIR, and maybe scale=small|paper seeds=N jobs=N methods=A,B out=FILE" \
          "or other key=value words"
        ;;
    esac
  done
  runs=()
  results=()
  pids=()
  names=()
  if [ "$jobs" -gt 1 ]; then
    share_gpu
    folder=$(mktemp -d "${TMPDIR:-/tmp}/astrapia-jobs.XXXXXX")
    trap 'rm -rf "$folder"' EXIT
    trap 'stop_all' INT TERM
  fi
}

# Sets methods to some of them, names with commas between.
read_methods() {
  local chosen method known
  IFS=, read -r -a chosen <<<"$1"
  for method in "${chosen[@]+"${chosen[@]}"}"; do
    known=" ${methods[*]} "
    if [ "${known/ $method /}" = "$known" ]; then
      refuse "there is no method '$method'; there are ${methods[*]}"
    fi
  done
  if [ ${#chosen[@]} = 0 ]; then
    refuse "methods= names none; there are ${methods[*]}"
  fi
  methods=("${chosen[@]}")
}

# Several runs on one GPU: each may take its part of what is left when each has loaded its kernels (0.6 GB).
share_gpu() {
  local word index=0 total
  for word in "${words[@]+"${words[@]}"}"; do
    case $word in
      compiler.gpu-memory=*) return ;;
      device=gpu:*) index=${word#*:} ;;
    esac
  done
  [ ${#global[@]} -gt 0 ] || return 0
  total=$(nvidia-smi --id="$index" --query-gpu=memory.total --format=csv,noheader,nounits 2>/dev/null || true)
  case $total in
    "" | *[!0-9]*) printf 'how much memory the GPU has is not known; the runs share it without a limit\n' >&2 ;;
    *) words+=("compiler.gpu-memory=$(((total - 600 * jobs - 500) / jobs))MB") ;;
  esac
}

# Ctrl-C: each run ends its step and writes a checkpoint.
stop_all() {
  trap '' INT TERM
  local pid
  for pid in "${pids[@]+"${pids[@]}"}"; do
    kill -TERM "$pid" 2>/dev/null || true
  done
  wait
  printf 'stopped; the same command goes on\n' >&2
  exit 130
}

# Waits until fewer than so many runs are at work.
wait_below() {
  while [ "$(jobs -rp | wc -l)" -ge "$1" ]; do
    wait -n || true # whether a run failed is asked at the end
  done
}

# Waits for all runs and takes their folders, in the order in which they were begun.
wait_all() {
  [ "$jobs" -gt 1 ] || return 0
  local i failed=0
  for i in "${!pids[@]}"; do
    if wait "${pids[$i]}"; then
      runs[i]=$(run_path <"${results[$i]}")
    else
      printf 'failed: %s\n' "${names[$i]}" >&2
      failed=1
    fi
    unset "pids[$i]"
  done
  if [ "$failed" = 1 ]; then
    printf 'the others are kept; the same command repeats what failed\n' >&2
    exit 1
  fi
}

run_path() {
  sed -n 's/.*"run_path": *"\([^"]*\)".*/\1/p' | head -n 1
}

# study NAME [KEY=VALUE ...]: one run of experiments/NAME.yaml for each seed
study() {
  local experiment=$1 seed
  shift
  for ((seed = 1; seed <= seeds; seed++)); do
    carry_out "$experiment, seed $seed" run "$home/experiments/$experiment.yaml" "seed=$seed" baseline=none "$@"
  done
}

# search NAME [KEY=VALUE ...]: the search alone of experiments/NAME.yaml for each seed
search() {
  local experiment=$1 seed
  shift
  for ((seed = 1; seed <= seeds; seed++)); do
    carry_out "$experiment, seed $seed" search "$home/experiments/$experiment.yaml" "seed=$seed" "$@"
  done
}

# again NAME LABEL [KEY=VALUE ...]: for each seed the genotype that `study NAME` found, trained in another way; the runs are called
# LABEL. Call wait_all after the study and before this.
again() {
  local experiment=$1 label=$2 seed i
  shift 2
  for ((seed = 1; seed <= seeds; seed++)); do
    for i in "${!names[@]}"; do
      [ "${names[$i]}" = "$experiment, seed $seed" ] || continue
      carry_out "$label, seed $seed" retrain "$home/experiments/$experiment.yaml" --genotype "${runs[$i]}/genotype.yaml" \
        "experiment=$label" "seed=$seed" baseline=none "$@"
      break
    done
  done
}

# carry_out NAME COMMAND WORD ...: one run, here or beside others
carry_out() {
  local name=$1 result call
  shift
  call=("$home/shell/astrapia" "${global[@]+"${global[@]}"}" "$@" "${words[@]+"${words[@]}"}" --once --json)
  printf '%s\n' "$name" >&2
  if [ "$jobs" -gt 1 ]; then
    begin
  else
    result=$("${call[@]}")
    runs[${#names[@]}]=$(printf '%s\n' "$result" | run_path)
  fi
  names+=("$name")
}

# Starts $call as a process beside the others, whose lines bear $name.
begin() {
  local number=${#names[@]}
  local file=$folder/$number.json
  wait_below "$jobs"
  (exec "${call[@]}" >"$file" 2> >(sed -u "s|^|[$name] |" >&2) </dev/null) &
  pids[number]=$!
  results[number]=$file
}

# All runs beside each other, and beside what is published of them.
compare() {
  wait_all
  "$home/shell/astrapia" runs compare "${runs[@]}"
}

# What the genotypes that were found are worth, with a row for each experiment.
table() {
  wait_all
  local call=("$home/shell/astrapia" runs compare "${runs[@]}" --searches)
  if [ -n "$csv" ]; then
    call+=(--csv "$csv")
  fi
  "${call[@]}"
}

# One report of all runs.
report() {
  wait_all
  if [ -n "$out" ]; then
    "$home/shell/astrapia" report "${runs[@]}" --out "${out#*=}"
  else
    "$home/shell/astrapia" report "${runs[@]}"
  fi
}
