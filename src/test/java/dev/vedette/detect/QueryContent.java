package dev.vedette.detect;

import java.util.List;

/** The lists of the query, as its tests need them. */
final class QueryContent {

  static final List<String> KEYWORDS =
      List.of(
          "/partners",
          "/partner-",
          "/partnerships",
          "/vendors",
          "/vendor-",
          "/suppliers",
          "/supply-chain",
          "/alliances",
          "/ecosystem",
          "/integrations",
          "/channel-partners",
          "/resellers",
          "/distributors",
          "/clients",
          "/customers",
          "/case-studies",
          "/about/team");

  static final List<OsintTool> TOOLS =
      List.of(
          new OsintTool("theharvester", "theHarvester", true),
          new OsintTool("recon-ng", "Recon-ng", true),
          new OsintTool("spiderfoot", "SpiderFoot", true),
          new OsintTool("maltego", "Maltego", true),
          new OsintTool("dmitry", "DMitry", false),
          new OsintTool("datasploit", "DataSploit", false),
          new OsintTool("linkedint", "LinkedInt", false),
          new OsintTool("crosslinked", "CrossLinked", true),
          new OsintTool("linkedin2username", "linkedin2username", true),
          new OsintTool("osrframework", "OSRFramework", false),
          new OsintTool("metagoofil", "Metagoofil", false),
          new OsintTool("foca", "FOCA", false),
          new OsintTool("inspy", "InSpy", true));

  private QueryContent() {}
}
