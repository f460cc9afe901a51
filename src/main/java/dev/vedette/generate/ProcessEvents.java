package dev.vedette.generate;

import dev.vedette.generate.Programs.Program;
import java.io.IOException;
import java.util.List;

/** DeviceProcessEvents rows; one in two hundred names a tool. */
final class ProcessEvents {
  private static final int EVENTS_PER_TOOL = 200;
  private static final int ACCOUNTS = 500;
  private static final byte[] TIME = Texts.ascii("{\"Timestamp\":\"");
  private static final byte[] ID = Texts.ascii("\",\"DeviceId\":\"");
  private static final byte[] NAME = Texts.ascii("\",\"DeviceName\":\"");
  private static final byte[] ACTION =
      Texts.ascii("\",\"ActionType\":\"ProcessCreated\",\"AccountDomain\":\"example\",");
  private static final byte[] ACCOUNT = Texts.ascii("\"AccountName\":\"user");
  private static final byte[] PROCESS = Texts.ascii(",\"SHA256\":null,\"ProcessId\":");
  private static final byte[] SIZE = Texts.ascii(",\"FileSize\":");
  private static final byte[] REPORT = Texts.ascii(",\"MachineGroup\":null,\"ReportId\":");
  private static final byte[][] TOOLS = pieces(Programs.TOOLS);
  private static final byte[][] OTHERS = pieces(Programs.OTHERS);

  private final Settings settings;
  private final Endpoints endpoints;
  private final Random64 random;
  private final TimeText times = TimeText.iso();

  ProcessEvents(Settings settings, Endpoints endpoints, Random64 random) {
    this.settings = settings;
    this.endpoints = endpoints;
    this.random = random;
  }

  private static byte[][] pieces(List<Program> programs) {
    return Texts.all(programs.stream().map(ProcessEvents::piece).toList(), text -> text);
  }

  private static String piece(Program program) {
    return "\",\"FileName\":\""
        + Texts.json(program.fileName())
        + "\",\"FolderPath\":\""
        + Texts.json(program.folder())
        + "\",\"ProcessCommandLine\":\""
        + Texts.json(program.commandLine())
        + "\",\"InitiatingProcessFileName\":\""
        + program.parent()
        + "\",\"InitiatingProcessCommandLine\":\""
        + program.parent()
        + "\",\"InitiatingProcessId\":812";
  }

  void write(RowBuffer into, Truth truth) throws IOException {
    double step = (double) settings.span().toMillis() / Math.max(1, settings.process());
    for (long i = 0; i < settings.process(); i++) {
      long time = settings.start().toEpochMilli() + (long) ((i + random.unit()) * step);
      boolean tool = i % EVENTS_PER_TOOL == EVENTS_PER_TOOL / 2 || settings.process() == 1;
      int program = random.below(tool ? TOOLS.length : OTHERS.length);
      if (tool) {
        truth.tools.merge(Programs.TOOLS.get(program).tool(), 1L, Long::sum);
      }
      row(time, tool ? TOOLS[program] : OTHERS[program], i, into);
      truth.process++;
    }
  }

  private void row(long time, byte[] program, long report, RowBuffer into) throws IOException {
    int device = random.below(endpoints.count());
    into.put(TIME);
    times.ticks(time, random.below(10_000), into);
    into.put(ID);
    endpoints.putId(device, into);
    into.put(NAME);
    endpoints.putName(device, into);
    into.put(ACTION);
    into.put(ACCOUNT);
    into.number(random.below(ACCOUNTS));
    into.put(program);
    into.put(PROCESS);
    into.number(1000 + random.below(60_000));
    into.put(SIZE);
    into.number(10_000 + random.below(5_000_000));
    into.put(REPORT);
    into.number((int) (report % 1_000_000_000));
    into.put('}');
    into.endRow();
  }
}
