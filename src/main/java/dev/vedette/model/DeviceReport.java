package dev.vedette.model;

/**
 * A DeviceInfo row: the public address that a device was seen behind.
 *
 * @param deviceId DeviceId
 * @param time Timestamp, epoch milliseconds
 * @param publicIp PublicIP as reported
 */
public record DeviceReport(String deviceId, long time, String publicIp) {}
