package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.ledger.Part;
import dev.winnow.pipeline.cascade.Subject;
import dev.winnow.schemas.Opinion;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** Which items of the stream are those of a subtask: as Flink deals them out by their key. */
final class OwnItems {
  private OwnItems() {}

  static Part part(TaskInfo task) {
    int subtasks = task.getNumberOfParallelSubtasks();
    int keyGroups = task.getMaxNumberOfParallelSubtasks();
    int own = task.getIndexOfThisSubtask();
    return new Part(subtasks, record -> subtask(record, keyGroups, subtasks) == own);
  }

  private static int subtask(Opinion record, int keyGroups, int subtasks) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        Subject.of(record).stateKey(), keyGroups, subtasks);
  }
}
