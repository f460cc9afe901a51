package dev.vedette.detect;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how to serialize {@link ScrapeStats}. */
public final class ScrapeStatsTypeInfo extends OwnTypeInfo<ScrapeStats> {
  private static final long serialVersionUID = 1;

  private ScrapeStatsTypeInfo() {
    super(ScrapeStats.class);
  }

  /** Found by Flink through the annotation on {@link ScrapeStats}. */
  public static final class Factory extends TypeInfoFactory<ScrapeStats> {
    @Override
    public TypeInformation<ScrapeStats> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> genericParameters) {
      return new ScrapeStatsTypeInfo();
    }
  }

  @Override
  public TypeSerializer<ScrapeStats> createSerializer(SerializerConfig config) {
    return ScrapeStatsSerializer.INSTANCE;
  }
}
