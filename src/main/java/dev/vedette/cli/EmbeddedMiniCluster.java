package dev.vedette.cli;

import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.dispatcher.DispatcherGateway;
import org.apache.flink.runtime.dispatcher.SessionDispatcherFactory;
import org.apache.flink.runtime.dispatcher.runner.DefaultDispatcherRunnerFactory;
import org.apache.flink.runtime.entrypoint.component.DefaultDispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.rest.RestEndpointFactory;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.util.Reference;

/**
 * Flink's cluster in one process, without what nobody asks for here: it answers no REST requests,
 * and its RPC system comes from the class path where the launcher has put it. Flink's own way
 * unpacks 20 MB into a temporary file first and loads the classes from there, where class-data
 * sharing does not reach them.
 */
// Flink's close() may be interrupted.
@SuppressWarnings("try")
final class EmbeddedMiniCluster extends MiniCluster {

  private static final int START_SECONDS = 30;

  private CompletableFuture<Void> started;

  EmbeddedMiniCluster(MiniClusterConfiguration config) {
    super(config, () -> rpcSystem(config));
  }

  /** Starts in a thread of its own. {@link #start} then waits for it, or throws what it threw. */
  void startInBackground() {
    CompletableFuture<Void> future = new CompletableFuture<>();
    started = future;
    Thread starter =
        new Thread(
            () -> {
              try {
                super.start();
                future.complete(null);
              } catch (Throwable e) {
                future.completeExceptionally(e);
              }
            },
            "start-cluster");
    starter.setDaemon(true);
    starter.start();
  }

  @Override
  public void start() throws Exception {
    if (started == null) {
      super.start();
      return;
    }
    try {
      started.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Begins to stop, once it has started: before that Flink would take no notice. */
  CompletableFuture<Void> stop() {
    if (started != null) {
      started
          .exceptionally(failure -> null)
          .completeOnTimeout(null, START_SECONDS, TimeUnit.SECONDS)
          .join();
    }
    return closeAsync();
  }

  private static Reference<RpcSystem> rpcSystem(MiniClusterConfiguration config) {
    return ServiceLoader.load(RpcSystem.class)
        .findFirst()
        .map(Reference::borrowed)
        .orElseGet(() -> Reference.owned(RpcSystem.load(config.getConfiguration())));
  }

  @Override
  protected DispatcherResourceManagerComponentFactory
      createDispatcherResourceManagerComponentFactory() {
    RestEndpointFactory<DispatcherGateway> rest = SilentRestEndpoint::create;
    return new DefaultDispatcherResourceManagerComponentFactory(
        DefaultDispatcherRunnerFactory.createSessionRunner(SessionDispatcherFactory.INSTANCE),
        StandaloneResourceManagerFactory.getInstance(),
        rest);
  }
}
