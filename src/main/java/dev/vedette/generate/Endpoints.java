package dev.vedette.generate;

/** The devices that process events and reports are about. */
final class Endpoints {
  private static final int WITHOUT_REPORTS = 100;
  private static final byte[] NAME = Texts.ascii("ws-");
  private static final byte[] DOMAIN = Texts.ascii(".example.com");

  private final Sources sources;
  private final int scrapers;
  private final int count;

  /** {@code scrapers}: how many sources scrape; some devices share their addresses. */
  Endpoints(Settings settings, Sources sources, int scrapers) {
    this.sources = sources;
    this.scrapers = scrapers;
    this.count = settings.devices() == 0 ? WITHOUT_REPORTS : settings.devices();
  }

  int count() {
    return count;
  }

  void putId(int device, RowBuffer into) {
    into.hex(Random64.mix(device + 1L), 16);
    into.hex(Random64.mix(~(long) device), 16);
    into.hex(device, 8);
  }

  void putName(int device, RowBuffer into) {
    into.put(NAME);
    into.number(device);
    into.put(DOMAIN);
  }

  /** The address that the device has outside: one in four is behind that of a scraper. */
  void putAddress(int device, RowBuffer into) {
    int source =
        device % 4 == 0 && scrapers > 0
            ? Scraping.source(device / 4 % scrapers, scrapers, sources.count())
            : Random64.scale(Random64.mix(device) >>> 32, sources.count());
    sources.put(source, into);
  }
}
