package dev.vedette.engine;

/** Says what one record means to the rule. */
public interface RecordInterpreter {

  /**
   * Adds what the record holds. Whatever the bytes are, they are accounted for in {@code into}; bad
   * ones as rejected records.
   *
   * @param origin the file, or the topic and partition, for a rejection
   * @param offset where the record starts there
   */
  void interpret(
      byte[] bytes, int start, int length, String origin, long offset, ReadingBuilder into);
}
