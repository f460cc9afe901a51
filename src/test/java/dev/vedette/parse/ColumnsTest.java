package dev.vedette.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void countsColumnsInTheirOrder() {
    Columns columns = Columns.of("SourceIP", "RequestURL");

    assertThat(columns.indexOf("SourceIP")).isZero();
    assertThat(columns.indexOf("RequestURL")).isEqualTo(1);
    assertThat(columns.size()).isEqualTo(2);
  }

  @Test
  void doesNotKnowOtherColumnsNorOtherSpellings() {
    Columns columns = Columns.of("SourceIP");

    assertThat(columns.indexOf("sourceip")).isEqualTo(-1);
    assertThat(columns.indexOf("")).isEqualTo(-1);
  }

  @Test
  void keepsItsNamesWhenTheListChanges() {
    List<String> names = new ArrayList<>(List.of("SourceIP"));
    Columns columns = Columns.of(names);
    names.set(0, "Other");

    assertThat(columns.names()).containsExactly("SourceIP");
  }

  @Test
  void refusesAColumnNamedTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Columns.of("SourceIP", "SourceIP"))
        .withMessage("column named twice: SourceIP");
  }
}
