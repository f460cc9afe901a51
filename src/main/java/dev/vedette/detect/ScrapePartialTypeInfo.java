package dev.vedette.detect;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how to serialize {@link ScrapePartial}. */
public final class ScrapePartialTypeInfo extends TypeInformation<ScrapePartial> {

  /** Found by Flink through the annotation on {@link ScrapePartial}. */
  public static final class Factory extends TypeInfoFactory<ScrapePartial> {
    @Override
    public TypeInformation<ScrapePartial> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> genericParameters) {
      return new ScrapePartialTypeInfo();
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
  public Class<ScrapePartial> getTypeClass() {
    return ScrapePartial.class;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<ScrapePartial> createSerializer(SerializerConfig config) {
    return new ScrapePartialSerializer();
  }

  @Override
  public String toString() {
    return "ScrapePartial";
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof ScrapePartialTypeInfo;
  }

  @Override
  public int hashCode() {
    return ScrapePartialTypeInfo.class.hashCode();
  }

  @Override
  public boolean canEqual(Object object) {
    return object instanceof ScrapePartialTypeInfo;
  }
}
