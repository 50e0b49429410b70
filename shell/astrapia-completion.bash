# Lets bash complete astrapia's command line: source this file. What may follow is asked of the program, and nothing that a
# file, a run or an experiment is called is ever evaluated here: names come back quoted, and are inserted as they come.

_astrapia_beside=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" 2>/dev/null && pwd)/astrapia

_complete_astrapia() {
  local program=$_astrapia_beside candidate
  COMPREPLY=()
  [ -x "$program" ] || program=$(type -P -- "$1") || return 0
  while IFS= read -r -d '' candidate; do
    COMPREPLY+=("$candidate")
  done < <("$program" complete -- "${COMP_LINE:0:COMP_POINT}" "${2-}" 2>/dev/null </dev/null)
}

complete -o nospace -o default -F _complete_astrapia astrapia
