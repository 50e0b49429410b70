# shellcheck shell=bash
# What table1 and verification share: the methods of experiments/paper and the two ways to train what they find, at either scale.
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/studies.sh"

# Two cores, minutes a run: a quarter of the pixels, and rates that come down to their end within few epochs. Alpha waits until the
# weights have learnt something, and has a larger rate, for the thousand steps or so in which it moves. Barlow Twins gets a small projector:
# one of half a million parameters solves its loss by itself. For the weights it is scaled, so that clipping is no part of each step.
barlow='barlow-twins(lambda=0.0156, projector=[64, 64]'
small=(
  data.resize=16 space.cells=5 space.channels=8 space.nodes=2 search.warm-up=4 search.epochs=8 search.test-every=4
  'search.optimizer.weights=sgd(0.1, momentum=0.9, decay=3e-4, clip=5) >> cosine(0.001, per=step)'
  'search.optimizer.architecture=adam(3e-3, betas=[0.5, 0.999], decay=1e-3)'
  retrain.cells=5 retrain.parameters=0.1M retrain.batch=64 retrain.test-every=4
  'retrain.optimizer=sgd(0.1, momentum=0.9, decay=3e-4, clip=5) >> cosine(0, per=step)'
)

# The two trainings cost the same: an epoch on two views counts as two. SSF training is the one of experiments/paper/base/ssf-nas.yaml.
set_trainings() {
  if [ "$scale" = small ]; then
    supervised=(retrain.pretrain.epochs=0 retrain.epochs=14)
    ssf=(
      retrain.pretrain.epochs=3 retrain.pretrain.batch=128 retrain.head=fine-tune retrain.epochs=8
      'retrain.pretrain.loss=barlow-twins(lambda=0.0078, projector=[128, 128], scale=0.0078)'
      'retrain.pretrain.optimizer=adam(1e-3, decay=1e-6) >> cosine(0, per=step)'
    )
  else
    supervised=(retrain.pretrain.epochs=0 retrain.epochs=150)
    ssf=(
      retrain.pretrain.epochs=50 retrain.head=fine-tune retrain.epochs=50
      'retrain.pretrain.loss=barlow-twins(lambda=0.0051, projector=[512, 512, 512])'
    )
  fi
}

# set_scale NAME: what the method has at this scale in any of its trainings
set_scale() {
  settings=()
  [ "$scale" = small ] || return 0
  settings=("${small[@]}")
  case $1 in
    ssf-nas) settings+=("search.loss.weights=$barlow, scale=0.0156)" "search.loss.architecture=$barlow) + 10 * zero-one(l2)") ;;
    random) settings+=('search.method=random(10)' search.warm-up=0 search.epochs=4) ;; # as dear as the dearest search
    resnet)
      settings+=(
        retrain.network=resnet-20 retrain.batch=128
        'retrain.optimizer=sgd(0.1, momentum=0.9, decay=2e-4) >> cosine(0, per=step)'
      )
      ;;
  esac
}

# method NAME DISTRIBUTION: its study, with its own training
method() {
  set_scale "$1"
  if [ "$1" = ssf-nas ]; then
    settings+=("${ssf[@]}")
  else
    settings+=("${supervised[@]}")
  fi
  study "paper/$1-$2" "${settings[@]}"
}

# other_training NAME DISTRIBUTION: what the method found, trained in the other way; its study comes before
other_training() {
  local label=ssf-training-of-$1
  set_scale "$1"
  if [ "$1" = ssf-nas ]; then
    label=supervised-training-of-$1
    settings+=("${supervised[@]}")
  else
    settings+=("${ssf[@]}")
  fi
  if [ "$1" = resnet ]; then
    study "paper/$1-$2" "experiment=$label" "${settings[@]}"
  else
    again "paper/$1-$2" "$label" "${settings[@]}"
  fi
}
