package dev.vedette.model;

/** The three branches of the rule. */
public enum DetectionBranch {
  OSINT_TOOL_EXECUTION("OSINT_Tool_Execution"),
  PARTNER_PAGE_SCRAPING("Partner_Page_Scraping"),
  CORRELATED_RECONNAISSANCE("Correlated_Reconnaissance");

  private final String text;

  DetectionBranch(String text) {
    this.text = text;
  }

  /** The name as written in alerts. */
  public String text() {
    return text;
  }
}
