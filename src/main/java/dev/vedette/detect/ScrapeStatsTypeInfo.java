package dev.vedette.detect;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how to serialize {@link ScrapeStats}. */
public final class ScrapeStatsTypeInfo extends TypeInformation<ScrapeStats> {

  /** Found by Flink through the annotation on {@link ScrapeStats}. */
  public static final class Factory extends TypeInfoFactory<ScrapeStats> {
    @Override
    public TypeInformation<ScrapeStats> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> genericParameters) {
      return new ScrapeStatsTypeInfo();
    }
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<ScrapeStats> getTypeClass() {
    return ScrapeStats.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<ScrapeStats> createSerializer(SerializerConfig config) {
    return ScrapeStatsSerializer.INSTANCE;
  }

  @Override
  public String toString() {
    return "ScrapeStats";
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof ScrapeStatsTypeInfo;
  }

  @Override
  public int hashCode() {
    return ScrapeStatsTypeInfo.class.hashCode();
  }

  @Override
  public boolean canEqual(Object object) {
    return object instanceof ScrapeStatsTypeInfo;
  }
}
