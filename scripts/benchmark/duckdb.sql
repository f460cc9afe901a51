SELECT SourceIP,
       strftime(time_bucket(INTERVAL '10 minutes', CAST(TimeGenerated AS TIMESTAMP)), '%Y-%m-%dT%H:%M:%SZ') AS WindowStart,
       count(*) AS RequestCount,
       ${COUNT_URLS} AS UniqueURLs,
       min(TimeGenerated) AS FirstSeen,
       max(TimeGenerated) AS LastSeen
FROM ${ROWS}
WHERE regexp_matches(RequestURL, '${KEYWORDS}', 'i')
  AND regexp_matches(SourceIP, '^[0-9.]+$')
  AND NOT regexp_matches(SourceIP, '^(10|192\.168|172\.(1[6-9]|2[0-9]|3[01]))\.')
GROUP BY ALL
HAVING count(*) > 30 OR UniqueURLs > 10
