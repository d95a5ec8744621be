// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/command.h"

#include <span>

namespace lockstep::cli {

/// All verbs, in the order of --help.
std::span<const Verb> verbs();

// walletadd.cpp
int walletAdd(const Command& command, const Output& out);
// walletverbs.cpp
int walletList(const Command& command, const Output& out);
int walletRemove(const Command& command, const Output& out);
int walletRename(const Command& command, const Output& out);
int walletStart(const Command& command, const Output& out);
int walletStop(const Command& command, const Output& out);
int walletRetry(const Command& command, const Output& out);
// backupverbs.cpp
int backupSave(const Command& command, const Output& out);
int backupShow(const Command& command, const Output& out);
int backupRestore(const Command& command, const Output& out);
// importverb.cpp
int importScripts(const Command& command, const Output& out);
// feesverb.cpp
int fees(const Command& command, const Output& out);
// jobverbs.cpp
int jobsList(const Command& command, const Output& out);
int jobsPause(const Command& command, const Output& out);
int jobsResume(const Command& command, const Output& out);
int jobsFirst(const Command& command, const Output& out);
int jobsCancel(const Command& command, const Output& out);
// outpointverb.cpp
int outpoint(const Command& command, const Output& out);
// syncverb.cpp
int sync(const Command& command, const Output& out);
// peersverb.cpp
int peers(const Command& command, const Output& out);
// statusverb.cpp
int status(const Command& command, const Output& out);
int balance(const Command& command, const Output& out);
// setverbs.cpp
int setListening(const Command& command, const Output& out);
int setBlocksThrough(const Command& command, const Output& out);
// readverbs.cpp
int history(const Command& command, const Output& out);
int coins(const Command& command, const Output& out);
int addresses(const Command& command, const Output& out);
int receive(const Command& command, const Output& out);
// broadcastverb.cpp
int broadcast(const Command& command, const Output& out);
int giveUp(const Command& command, const Output& out);
// upkeepverbs.cpp
int check(const Command& command, const Output& out);
int headersExport(const Command& command, const Output& out);
int headersImport(const Command& command, const Output& out);
int rebuildChain(const Command& command, const Output& out);
int rebuildWallet(const Command& command, const Output& out);
// practiceverbs.cpp
int practiceMine(const Command& command, const Output& out);
int practiceSend(const Command& command, const Output& out);
int practiceReorg(const Command& command, const Output& out);
int practiceHistory(const Command& command, const Output& out);
int practiceServe(const Command& command, const Output& out);

} // namespace lockstep::cli
