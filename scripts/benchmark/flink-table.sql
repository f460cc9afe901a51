CREATE TABLE web (
  TimeGenerated TIMESTAMP_LTZ(3),
  SourceIP STRING,
  RequestURL STRING,
  WATERMARK FOR TimeGenerated AS TimeGenerated - INTERVAL '5' MINUTE
) WITH (
  'connector' = 'filesystem',
  'path' = '${FOLDER}',
  'source.path.regex-pattern' = '.*/web[^/]*ndjson',
  'format' = 'json',
  'json.timestamp-format.standard' = 'ISO-8601'
)
