package dev.vedette.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.blob.TransientBlobService;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.leaderelection.LeaderElection;
import org.apache.flink.runtime.resourcemanager.ResourceManagerGateway;
import org.apache.flink.runtime.rest.RestEndpointFactory;
import org.apache.flink.runtime.rest.handler.RestHandlerConfiguration;
import org.apache.flink.runtime.rest.handler.RestHandlerSpecification;
import org.apache.flink.runtime.rest.handler.legacy.metrics.MetricFetcher;
import org.apache.flink.runtime.rpc.FatalErrorHandler;
import org.apache.flink.runtime.webmonitor.WebMonitorEndpoint;
import org.apache.flink.runtime.webmonitor.retriever.GatewayRetriever;
import org.apache.flink.runtime.webmonitor.retriever.LeaderGatewayRetriever;
import org.apache.flink.shaded.netty4.io.netty.channel.ChannelInboundHandler;

/**
 * The REST endpoint that a cluster must have, without a single handler: an embedded run is asked
 * for its state in the process, and a hundred handlers take their time to be set up.
 */
// Flink's close() may be interrupted.
@SuppressWarnings("try")
final class SilentRestEndpoint extends WebMonitorEndpoint<DispatcherGateway> {

  private SilentRestEndpoint(
      Configuration config,
      RestHandlerConfiguration rest,
      GatewayRetriever<DispatcherGateway> dispatcher,
      GatewayRetriever<ResourceManagerGateway> resourceManager,
      TransientBlobService blobs,
      ScheduledExecutorService executor,
      MetricFetcher metrics,
      LeaderElection leaderElection,
      FatalErrorHandler fatalErrorHandler)
      throws Exception {
    super(
        dispatcher,
        config,
        rest,
        resourceManager,
        blobs,
        executor,
        metrics,
        leaderElection,
        RestEndpointFactory.createExecutionGraphCache(rest),
        fatalErrorHandler);
  }

  /** A {@link RestEndpointFactory}. */
  static SilentRestEndpoint create(
      Configuration config,
      LeaderGatewayRetriever<DispatcherGateway> dispatcher,
      LeaderGatewayRetriever<ResourceManagerGateway> resourceManager,
      TransientBlobService blobs,
      ScheduledExecutorService executor,
      MetricFetcher metrics,
      LeaderElection leaderElection,
      FatalErrorHandler fatalErrorHandler)
      throws Exception {
    return new SilentRestEndpoint(
        config,
        RestHandlerConfiguration.fromConfiguration(config),
        dispatcher,
        resourceManager,
        blobs,
        executor,
        metrics,
        leaderElection,
        fatalErrorHandler);
  }

  @Override
  protected List<Tuple2<RestHandlerSpecification, ChannelInboundHandler>> initializeHandlers(
      CompletableFuture<String> localAddress) {
    return new ArrayList<>();
  }
}
