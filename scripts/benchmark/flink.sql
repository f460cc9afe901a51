SELECT SourceIP,
       DATE_FORMAT(window_start, 'yyyy-MM-dd''T''HH:mm:ss''Z''') AS WindowStart,
       COUNT(*) AS RequestCount,
       COUNT(DISTINCT RequestURL) AS UniqueURLs,
       MIN(TimeGenerated) AS FirstSeen,
       MAX(TimeGenerated) AS LastSeen
FROM TABLE(TUMBLE(TABLE web, DESCRIPTOR(TimeGenerated), INTERVAL '10' MINUTES))
WHERE REGEXP(RequestURL, '(?i)${KEYWORDS}')
  AND REGEXP(SourceIP, '^[0-9.]+$')
  AND NOT REGEXP(SourceIP, '^(10|192\.168|172\.(1[6-9]|2[0-9]|3[01]))\.')
GROUP BY SourceIP, window_start, window_end
HAVING COUNT(*) > 30 OR COUNT(DISTINCT RequestURL) > 10
