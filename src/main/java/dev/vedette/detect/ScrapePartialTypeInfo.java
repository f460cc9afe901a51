package dev.vedette.detect;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink how to serialize {@link ScrapePartial}. */
public final class ScrapePartialTypeInfo extends OwnTypeInfo<ScrapePartial> {
  private static final long serialVersionUID = 1;

  private ScrapePartialTypeInfo() {
    super(ScrapePartial.class);
  }

  /** Found by Flink through the annotation on {@link ScrapePartial}. */
  public static final class Factory extends TypeInfoFactory<ScrapePartial> {
    @Override
    public TypeInformation<ScrapePartial> createTypeInfo(
        Type type, Map<String, TypeInformation<?>> genericParameters) {
      return new ScrapePartialTypeInfo();
    }
  }

  @Override
  public TypeSerializer<ScrapePartial> createSerializer(SerializerConfig config) {
    return new ScrapePartialSerializer();
  }
}
