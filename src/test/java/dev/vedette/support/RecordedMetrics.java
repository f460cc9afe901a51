package dev.vedette.support;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionGraphTestUtils;
import org.apache.flink.runtime.metrics.MetricRegistry;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;

/** The metrics that the operator of a harness registers, by name. */
public final class RecordedMetrics {
  private final Map<String, Metric> metrics = new ConcurrentHashMap<>();

  /** What a harness runs its operator in. */
  public MockEnvironment environment() {
    return new MockEnvironmentBuilder()
        .setManagedMemorySize(3 * 1024 * 1024)
        .setMetricGroup(taskGroup())
        .build();
  }

  private TaskMetricGroup taskGroup() {
    MetricRegistry registry =
        TestingMetricRegistry.builder()
            .setRegisterConsumer((metric, name, group) -> metrics.put(name, metric))
            .build();
    return TaskManagerMetricGroup.createTaskManagerMetricGroup(
            registry, "localhost", ResourceID.generate())
        .addJob(new JobID(), "job")
        .addTask(ExecutionGraphTestUtils.createExecutionAttemptId(), "task");
  }

  public long count(String name) {
    return ((Counter) metrics.get(name)).getCount();
  }

  public long level(String name) {
    return (Long) ((Gauge<?>) metrics.get(name)).getValue();
  }

  public Histogram latency(String name) {
    return (Histogram) metrics.get(name);
  }
}
