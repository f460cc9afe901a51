package dev.vedette.columnar;

import java.io.IOException;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;

/** Some successive rows of a file, whose columns are stored one after the other. */
public final class RowGroup {
  private final BlockMetaData block;
  private final int number;
  private final long firstRow;
  private final ChunkSource chunks;

  RowGroup(BlockMetaData block, int number, long firstRow, ChunkSource chunks) {
    this.block = block;
    this.number = number;
    this.firstRow = firstRow;
    this.chunks = chunks;
  }

  /** The number of the first row in the file, counted from 0. */
  public long firstRow() {
    return firstRow;
  }

  /** How many rows there are. */
  public int rows() {
    return (int) block.getRowCount();
  }

  /** Sets a column to the first of these rows; nothing is read before it is asked for a value. */
  public void open(Column column) throws IOException {
    if (!column.exists()) {
      return;
    }
    ColumnPath path = ColumnPath.get(column.path());
    for (ColumnChunkMetaData chunk : block.getColumns()) {
      if (chunk.getPath().equals(path)) {
        column.begin(chunk, chunks, rows());
        return;
      }
    }
    throw new IOException("row group " + number + " lacks the column " + path.toDotString());
  }
}
