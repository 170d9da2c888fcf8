#!/usr/bin/env bash
# Sees to it that both jobs run on a Flink session cluster: looks every 15 seconds, and submits one
# that is missing, from its newest retained checkpoint where there is one.
#
#   JOBMANAGER            host:port of Flink's REST address (default: jobmanager:8081)
#   CHECKPOINTS           folder that all of Flink sees (default: /checkpoints)
#   JOBS                  folder of the job jars (default: /opt/winnow/jobs)
#   DEPLOYMENT            as in --deployment of the jobs (default: winnow)
#   WINNOW_JOB_ARGUMENTS  arguments for both jobs
#   WINNOW_MODERATE_ARGUMENTS, WINNOW_ESCALATE_ARGUMENTS  further ones for one of them
set -u

jobmanager="${JOBMANAGER:-jobmanager:8081}"
checkpoints="${CHECKPOINTS:-/checkpoints}"
jobs="${JOBS:-/opt/winnow/jobs}"
deployment="${DEPLOYMENT:-winnow}"

# The newest complete one by time: Flink writes the metadata last.
newest_checkpoint() {
  find "$checkpoints/$1" -mindepth 3 -maxdepth 3 -path '*/chk-*/_metadata' -printf '%T@ %h\n' \
    2> /dev/null | sort -n | tail -n 1 | cut -d ' ' -f 2-
}

ensure() {
  local job="$1" listed="$2" own="$3" from=()
  if grep -q ": $deployment-$job (" <<< "$listed"; then return; fi
  local checkpoint
  checkpoint="$(newest_checkpoint "$job")"
  if [ -n "$checkpoint" ]; then from=(-s "file://$checkpoint"); fi
  echo "submitting $deployment-$job ${from[*]}"
  # shellcheck disable=SC2086 # the arguments are words
  flink run -d -m "$jobmanager" "${from[@]}" "$jobs/winnow-$job.jar" \
    --deployment "$deployment" --checkpoint-dir "file://$checkpoints/$job" \
    ${WINNOW_JOB_ARGUMENTS:-} $own
}

while true; do
  # Nothing is submitted while the job manager does not answer: what is not seen may well run.
  if listed="$(flink list -m "$jobmanager" 2>&1)"; then
    ensure moderate "$listed" "${WINNOW_MODERATE_ARGUMENTS:-}"
    ensure escalate "$listed" "${WINNOW_ESCALATE_ARGUMENTS:-}"
  fi
  sleep 15
done
