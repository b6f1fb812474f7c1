import { randomUUID } from 'node:crypto';
import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { UUID } from '@eventstore/db-client/generated/shared_pb';
import type { handleUnaryCall, UntypedServiceImplementation } from '@grpc/grpc-js';

/** A cluster of one, so that clients which discover their node find this one and find it leading. */
export function gossipService(address: () => { host: string; port: number }): UntypedServiceImplementation {
  const instanceId = new UUID().setString(randomUUID());
  const read: handleUnaryCall<unknown, ClusterInfo> = (_call, answer) => {
    const { host, port } = address();
    const member = new MemberInfo()
      .setInstanceId(instanceId)
      .setTimeStamp(String(BigInt(Date.now()) * 10_000n))
      .setState(MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new EndPoint().setAddress(host).setPort(port));
    answer(null, new ClusterInfo().setMembersList([member]));
  };
  return { read };
}
