package dev.vedette.generate;

import java.util.List;

/** What runs on devices. */
final class Programs {
  private Programs() {}

  /**
   * A process.
   *
   * @param tool the term of the rule that it names; empty: none
   */
  record Program(String tool, String fileName, String folder, String commandLine, String parent) {}

  /** Tools of the rule, by file name or command line. */
  static final List<Program> TOOLS =
      List.of(
          linux(
              "theharvester",
              "python3",
              "python3 /opt/theHarvester/theHarvester.py -d example.com -b crtsh"),
          linux(
              "theharvester",
              "theHarvester",
              "theHarvester -d example.com -b certspotter,duckduckgo"),
          linux(
              "recon-ng", "recon-ng", "recon-ng -w suppliers -m recon/domains-contacts/whois_pocs"),
          linux("spiderfoot", "python3", "python3 /opt/spiderfoot/sf.py -l 127.0.0.1:5001"),
          windows(
              "maltego",
              "java.exe",
              "\"C:\\Program Files\\Maltego\\jre\\bin\\java.exe\" -jar maltego.jar"),
          linux("dmitry", "dmitry", "dmitry -winsepo example.txt example.com"),
          linux("datasploit", "python2.7", "python /opt/datasploit/domainOsint.py -d example.com"),
          linux("linkedint", "python2.7", "python LinkedInt.py"),
          linux(
              "crosslinked",
              "python3",
              "python3 crosslinked.py -f '{first}.{last}@example.com' \"Example Inc\""),
          linux("linkedin2username", "python", "python linkedin2username.py -c example-inc"),
          linux("osrframework", "python3", "python3 -m osrframework.usufy -n example"),
          linux(
              "metagoofil", "docker", "docker run -v /root:/data metagoofil -d example.com -t pdf"),
          windows("foca", "FOCA.exe", "\"C:\\Tools\\FOCA\\FOCA.exe\""),
          windows("inspy", "python.exe", "python InSpy.py --empspy titles.txt \"Example Inc\""));

  /** Everything else, some of it alike by a few letters. */
  static final List<Program> OTHERS =
      List.of(
          windows("", "svchost.exe", "svchost.exe -k netsvcs -p -s Schedule"),
          windows(
              "",
              "chrome.exe",
              "\"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe\" --type=renderer --lang=de"),
          windows(
              "", "powershell.exe", "powershell.exe -NoProfile -File \"C:\\ops\\inventory.ps1\""),
          windows(
              "",
              "Code.exe",
              "\"C:\\Users\\alice\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe\" --type=gpuProcess"),
          windows("", "msedge.exe", "msedge.exe --no-startup-window --win-session-start"),
          windows("", "sync.exe", "C:\\apps\\LinkedInternalDocs\\sync.exe --all"),
          linux("", "vagrant", "vagrant init ubuntu/focal64"),
          linux("", "pamtosrf", "pamtosrf input.pam"),
          linux("", "python3", "python3 -m inspyred.benchmarks"),
          linux("", "git", "git fetch --all --prune"),
          linux("", "bash", "bash -c \"tar czf /backup/etc.tgz /etc\""),
          linux("", "sshd", "sshd: [accepted]"));

  private static Program linux(String tool, String fileName, String commandLine) {
    return new Program(tool, fileName, "/usr/bin/" + fileName, commandLine, "bash");
  }

  private static Program windows(String tool, String fileName, String commandLine) {
    return new Program(
        tool, fileName, "C:\\Windows\\System32\\" + fileName, commandLine, "explorer.exe");
  }
}
