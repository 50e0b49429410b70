# shellcheck shell=bash
# What table1 and verification share: the methods of experiments/paper at either scale.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/studies.sh"

# Two cores, minutes a run; a larger rate for alpha, which has only some hundred steps to move in.
small=(
  space.cells=3 space.channels=8 space.nodes=2 search.epochs=2 search.test-every=1
  'search.optimizer.architecture=adam(3e-3, betas=[0.5, 0.999], decay=1e-3)'
  retrain.cells=3 retrain.channels=8 retrain.batch=64 retrain.test-every=1
  'retrain.optimizer=sgd(0.1, momentum=0.9, decay=3e-4, clip=5) >> cosine(0)'
)

# method NAME DISTRIBUTION: its study
method() {
  local settings=()
  if [ "$scale" = small ]; then
    settings=("${small[@]}")
    case $1 in
      ssf-nas) settings+=(retrain.pretrain.epochs=2 retrain.epochs=2) ;;
      random) settings+=('search.method=random(2)' retrain.epochs=4) ;;
      resnet) settings+=(retrain.network=resnet-20 retrain.epochs=4) ;;
      *) settings+=(retrain.epochs=4) ;;
    esac
  fi
  study "paper/$1-$2" "${settings[@]+"${settings[@]}"}"
}
