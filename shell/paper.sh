# What table1 and verification share; they source it.
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
  case $scale in
    small) # two cores, minutes a run; a larger rate, since alpha has only some hundred steps to move in
      small=(
        space.cells=3 space.channels=8 space.nodes=2 search.epochs=2 search.test-every=1
        'search.optimizer.architecture=adam(3e-3, betas=[0.5, 0.999], decay=1e-3)'
        retrain.cells=3 retrain.channels=12 retrain.batch=64 retrain.test-every=1
        'retrain.optimizer=sgd(0.1, momentum=0.9, decay=3e-4, clip=5) >> cosine(0)'
      )
      epochs=6
      ;;
    paper)
      small=()
      epochs=""
      ;;
  esac
  runs=()
}

# scaled METHOD: the words by which the scale changes an experiment of this method
scaled() {
  method_words=("${small[@]+"${small[@]}"}")
  [ "$scale" = small ] || return 0
  case $1 in
    ssf-nas) method_words+=(retrain.pretrain.epochs=$((epochs / 2)) retrain.epochs=$((epochs - epochs / 2))) ;;
    random) method_words+=('search.method=random(2)' retrain.epochs=$epochs) ;;
    resnet) method_words+=(retrain.network=resnet-20 retrain.epochs=$epochs) ;;
    *) method_words+=(retrain.epochs=$epochs) ;;
  esac
}

# study METHOD DISTRIBUTION: one run for each seed
study() {
  local seed result
  scaled "$1"
  for ((seed = 1; seed <= seeds; seed++)); do
    printf '%s on %s, seed %s\n' "$1" "$2" "$seed" >&2
    result=$("$home/shell/astrapia" run "$home/experiments/paper/$1-$2.yaml" "seed=$seed" baseline=none \
      "${method_words[@]+"${method_words[@]}"}" "${words[@]+"${words[@]}"}" --once --json)
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
