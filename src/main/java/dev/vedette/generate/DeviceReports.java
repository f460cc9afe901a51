package dev.vedette.generate;

import java.io.IOException;

/** DeviceInfo rows: each device reports once an hour. */
final class DeviceReports {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final byte[] TIME = Texts.ascii("{\"Timestamp\":\"");
  private static final byte[] ID = Texts.ascii("\",\"DeviceId\":\"");
  private static final byte[] NAME = Texts.ascii("\",\"DeviceName\":\"");
  private static final byte[] ADDRESS = Texts.ascii("\",\"PublicIP\":\"");
  private static final byte[] REST =
      Texts.ascii(
          "\",\"OSPlatform\":\"Windows11\",\"DeviceType\":\"Workstation\",\"MachineGroup\":null,"
              + "\"OnboardingStatus\":\"Onboarded\",\"IsInternetFacing\":false}");

  private final Settings settings;
  private final Endpoints endpoints;
  private final TimeText times = TimeText.iso();

  DeviceReports(Settings settings, Endpoints endpoints) {
    this.settings = settings;
    this.endpoints = endpoints;
  }

  void write(RowBuffer into, Truth truth) throws IOException {
    long start = settings.start().toEpochMilli();
    long end = start + settings.span().toMillis();
    for (long hour = start; hour < end; hour += HOUR_MILLIS) {
      for (int device = 0; device < settings.devices(); device++) {
        long time = hour + HOUR_MILLIS * device / settings.devices();
        if (time < end) {
          row(device, time, into);
          truth.devices++;
        }
      }
    }
  }

  private void row(int device, long time, RowBuffer into) throws IOException {
    into.put(TIME);
    times.ticks(time, 0, into);
    into.put(ID);
    endpoints.putId(device, into);
    into.put(NAME);
    endpoints.putName(device, into);
    into.put(ADDRESS);
    endpoints.putAddress(device, into);
    into.put(REST);
    into.endRow();
  }
}
