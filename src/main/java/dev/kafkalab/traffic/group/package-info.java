/**
 * Consumer groups whose members are processes of their own, so that a consumer that is killed is killed as a student's
 * would be. {@link dev.kafkalab.traffic.group.GroupMember} runs in the member's process; everything else here runs in
 * the lab's. The two speak JSON, a line each: {@link dev.kafkalab.traffic.group.MemberCommand commands} to the member's
 * standard input, {@link dev.kafkalab.traffic.group.MemberEvent events} from its standard output.
 */
package dev.kafkalab.traffic.group;
