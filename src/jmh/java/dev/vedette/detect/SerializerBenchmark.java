package dev.vedette.detect;

import dev.vedette.bench.Check;
import dev.vedette.bench.Megabytes;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writing and reading again; an operation is both, of one object. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SerializerBenchmark {
  @Param({"5", "30", "1000"})
  private int requests;

  private final DataOutputSerializer out = new DataOutputSerializer(1 << 16);
  private final DataInputDeserializer in = new DataInputDeserializer();
  private TypeSerializer<ScrapeStats> ofStats;
  private TypeSerializer<ScrapePartial> ofPartials;
  private ScrapePartial partial;

  @Setup
  public void make() throws IOException {
    ofStats = serializer(ScrapeStats.class);
    ofPartials = serializer(ScrapePartial.class);
    partial = new Windows(requests).partial();
    Check.same("the accumulator read again", partial.stats(), again(ofStats, partial.stats()));
    Check.same("the partial read again", partial, again(ofPartials, partial));
  }

  private static <T> TypeSerializer<T> serializer(Class<T> type) {
    return TypeInformation.of(type).createSerializer(new SerializerConfigImpl());
  }

  private <T> T again(TypeSerializer<T> serializer, T object) throws IOException {
    out.clear();
    serializer.serialize(object, out);
    in.setBuffer(out.getSharedBuffer(), 0, out.length());
    return serializer.deserialize(in);
  }

  /** What state holds of a window. */
  @Benchmark
  public ScrapeStats stats(Megabytes written) throws IOException {
    ScrapeStats again = again(ofStats, partial.stats());
    written.add(out.length());
    return again;
  }

  /** What travels from readers to windows. */
  @Benchmark
  public ScrapePartial partial(Megabytes written) throws IOException {
    ScrapePartial again = again(ofPartials, partial);
    written.add(out.length());
    return again;
  }
}
