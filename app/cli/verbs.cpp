// SPDX-License-Identifier: MIT

#include "app/cli/verbs.h"

#include <QtGlobal>

namespace lockstep::cli {

namespace {

constexpr Verb Table[]{
    {"wallet add", "", 0,
     "name! descriptor xpub mnemonic-file addresses-file type birthday lookahead passphrase-file no-passphrase "
     "bip39-passphrase-file timeout",
     QT_TRANSLATE_NOOP("Cli", "Add a wallet; its blocks are looked through by the next sync."), walletAdd},
    {"wallet list", "", 0, "", QT_TRANSLATE_NOOP("Cli", "List the wallets."), walletList},
    {"wallet remove", "N", 1, "", QT_TRANSLATE_NOOP("Cli", "Remove wallet N and all that is stored of it."),
     walletRemove},
    {"wallet rename", "N NEW", 2, "", QT_TRANSLATE_NOOP("Cli", "Give wallet N another name."), walletRename},
    {"wallet start", "N", 1, "", QT_TRANSLATE_NOOP("Cli", "Let wallet N follow the chain again."), walletStart},
    {"wallet stop", "N", 1, "", QT_TRANSLATE_NOOP("Cli", "Keep wallet N at its block."), walletStop},
    {"wallet retry", "N", 1, "",
     QT_TRANSLATE_NOOP("Cli", "Let wallet N go on, which stands still after an error; its rows are read again first."),
     walletRetry},
    {"backup save", "FILE", 1, "wallet public-only backup-passphrase-file passphrase-file",
     QT_TRANSLATE_NOOP("Cli", "Save wallets to a backup file, which is read back and opened before it is done."),
     backupSave},
    {"backup show", "FILE", 1, "backup-passphrase-file",
     QT_TRANSLATE_NOOP("Cli", "What is in a backup file; nothing is stored."), backupShow},
    {"backup restore", "FILE", 1, "wallet backup-passphrase-file passphrase-file no-passphrase",
     QT_TRANSLATE_NOOP("Cli",
                       "Bring wallets back from a backup file; their blocks are looked through by the next sync."),
     backupRestore},
    {"import", "N", 1, "addresses-file script from to",
     QT_TRANSLATE_NOOP("Cli", "Add addresses or a script to wallet N, to be looked for by the next sync."),
     importScripts},
    {"jobs list", "", 0, "", QT_TRANSLATE_NOOP("Cli", "The imports and rescans that are not over yet."), jobsList},
    {"jobs pause", "JOB", 1, "", QT_TRANSLATE_NOOP("Cli", "Let a job wait, by its number in \"jobs list\"."),
     jobsPause},
    {"jobs resume", "JOB", 1, "", QT_TRANSLATE_NOOP("Cli", "Let a job that was paused or has failed go on."),
     jobsResume},
    {"jobs cancel", "JOB", 1, "discard",
     QT_TRANSLATE_NOOP("Cli", "End a job for good; what it has found so far is kept."), jobsCancel},
    {"jobs first", "JOB", 1, "",
     QT_TRANSLATE_NOOP("Cli", "Give a job its turn before all others; what runs goes on after it."), jobsFirst},
    {"outpoint", "TXID:N", 1, "address script from to timeout",
     QT_TRANSLATE_NOOP("Cli", "Is this output spent, in which block and by what? No wallet is touched."), outpoint},
    {"sync", "", 0, "follow timeout accept-reorg",
     QT_TRANSLATE_NOOP("Cli", "Do the waiting imports, follow the chain to its tip, and end."), sync},
    {"peers", "", 0, "timeout", QT_TRANSLATE_NOOP("Cli", "Connect, and list the nodes that answer."), peers},
    {"fees", "", 0, "timeout",
     QT_TRANSLATE_NOOP("Cli",
                       "Fee rates: what the newest blocks paid (they are downloaded), and the least that peers relay."),
     fees},
    {"status", "", 0, "", QT_TRANSLATE_NOOP("Cli", "Where the chain and every wallet stand."), status},
    {"balance", "N", 1, "", QT_TRANSLATE_NOOP("Cli", "What wallet N holds."), balance},
    {"history", "N", 1, "", QT_TRANSLATE_NOOP("Cli", "The transactions of wallet N, the newest first."), history},
    {"coins", "N", 1, "", QT_TRANSLATE_NOOP("Cli", "The unspent coins of wallet N."), coins},
    {"addresses", "N", 1, "", QT_TRANSLATE_NOOP("Cli", "The addresses of wallet N that were shown or used."),
     addresses},
    {"receive", "N", 1, "new", QT_TRANSLATE_NOOP("Cli", "An address to be paid at."), receive},
    {"broadcast", "TX", 1, "",
     QT_TRANSLATE_NOOP("Cli", "Offer a signed transaction, in hex or base64, until a block has it."), broadcast},
    {"give-up", "TXID", 1, "",
     QT_TRANSLATE_NOOP("Cli", "Offer a transaction no more; a block may still take it, and no money comes back."),
     giveUp},
    {"check", "", 0, "", QT_TRANSLATE_NOOP("Cli", "Check the database, and mend what of the chain is damaged."), check},
    {"headers export", "FILE", 1, "", QT_TRANSLATE_NOOP("Cli", "Save the block headers, for another computer."),
     headersExport},
    {"headers import", "FILE", 1, "",
     QT_TRANSLATE_NOOP("Cli", "Read block headers from a file; each is verified as if a peer had sent it."),
     headersImport},
    {"rebuild chain", "", 0, "yes",
     QT_TRANSLATE_NOOP("Cli", "Drop headers and filters, to fetch them anew; says first what it costs."), rebuildChain},
    {"rebuild wallet", "N", 1, "yes",
     QT_TRANSLATE_NOOP("Cli", "Forget the history of wallet N, to look for it anew; says first what it costs."),
     rebuildWallet},
    {"set listening", "WHEN", 1, "",
     QT_TRANSLATE_NOOP("Cli", "Hear of payments that no block has: off, while-open (the window), always."),
     setListening},
    {"set blocks-through", "ON|OFF", 1, "",
     QT_TRANSLATE_NOOP("Cli", "Let new blocks through to the other wallets while one is imported: on, off."),
     setBlocksThrough},
    {"practice mine", "BLOCKS", 1, "", QT_TRANSLATE_NOOP("Cli", "Practice network: mine blocks."), practiceMine},
    {"practice send", "N BTC", 2, "",
     QT_TRANSLATE_NOOP("Cli", "Practice network: pay wallet N, or an address, in a block of its own."), practiceSend},
    {"practice reorg", "BLOCKS", 1, "", QT_TRANSLATE_NOOP("Cli", "Practice network: replace the last blocks."),
     practiceReorg},
    {"practice history", "BLOCKS", 1, "pay payments",
     QT_TRANSLATE_NOOP("Cli", "Practice network: mine blocks with payments to wallets."), practiceHistory},
    {"practice serve", "", 0, "port", QT_TRANSLATE_NOOP("Cli", "Practice network: serve the chain to other programs."),
     practiceServe},
};

} // namespace

std::span<const Verb> verbs() { return Table; }

} // namespace lockstep::cli
