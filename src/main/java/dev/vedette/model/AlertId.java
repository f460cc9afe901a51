package dev.vedette.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of an alert: 32 hexadecimal digits made from the branch and what identifies the alert in
 * it, so that every replay, at any parallelism and in either mode, gives the same id.
 */
public final class AlertId {
  private static final int ID_BYTES = 16;

  private AlertId() {}

  /** Branches 2 and 3: one alert for each source and window. */
  public static String ofWindow(DetectionBranch branch, String sourceIp, long windowStart) {
    return digest(branch.text(), sourceIp, Long.toString(windowStart));
  }

  /** Branch 1: one alert for each process that was started. */
  public static String ofExecution(
      String device, long time, String reportId, String processId, String commandLine) {
    return digest(
        DetectionBranch.OSINT_TOOL_EXECUTION.text(),
        device,
        Long.toString(time),
        reportId,
        processId,
        commandLine);
  }

  /** The first 128 bits of SHA-256 over the parts, each with its length before it. */
  private static String digest(String... parts) {
    MessageDigest sha256 = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_16BE);
      sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      sha256.update(bytes);
    }
    return HexFormat.of().formatHex(sha256.digest(), 0, ID_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
