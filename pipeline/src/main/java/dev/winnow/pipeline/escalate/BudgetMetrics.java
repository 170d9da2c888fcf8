package dev.winnow.pipeline.escalate;

import dev.winnow.connectors.escalation.budget.Spending;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What operators see of what may be spent, under {@code budget.<account>.<unit>.<span>}: {@code
 * spent}, {@code held} for questions under way, and {@code cap}. The account is {@code all} or
 * {@code tenant_<name>}, for tenants that the settings name. Of subtasks, what is spent and held
 * adds up; the cap is that of all. Reporters may read at any time.
 */
final class BudgetMetrics {
  private final Supplier<List<Spending>> spending;

  private BudgetMetrics(Supplier<List<Spending>> spending) {
    this.spending = spending;
  }

  static void show(MetricGroup parent, Supplier<List<Spending>> spending) {
    List<Spending> accounts = spending.get();
    if (!accounts.isEmpty()) {
      BudgetMetrics metrics = new BudgetMetrics(spending);
      MetricGroup group = parent.addGroup("budget");
      accounts.forEach(account -> metrics.show(group, account));
    }
  }

  private void show(MetricGroup budget, Spending account) {
    MetricGroup group =
        budget
            .addGroup(account.account().replace('.', '_'))
            .addGroup(account.unit())
            .addGroup(account.span().term());
    gauge(group, "spent", account, Spending::spent);
    gauge(group, "held", account, Spending::held);
    gauge(group, "cap", account, Spending::cap);
  }

  private void gauge(
      MetricGroup group, String name, Spending account, ToLongFunction<Spending> value) {
    group.gauge(
        name,
        (Gauge<Long>)
            () ->
                spending.get().stream()
                    .filter(account::isSame)
                    .mapToLong(value)
                    .findFirst()
                    .orElse(0));
  }
}
