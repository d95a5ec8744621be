// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

namespace lockstep {

/// The reasons of errors, in the English that core gives as their detail: the source texts of their translations. What
/// is not here is not shown (reasonIn). tests/checks/check_reasons.py holds the list against core. Only reason.cpp
/// includes this, and its test.
struct ReasonWords
{
    Q_DECLARE_TR_FUNCTIONS(ReasonWords)

public:
    /// %1, %2: a number, an id, a path, a name in quotes, or at the end what the system says. They stand inside a
    /// sentence: "The request was refused: %1."
    static constexpr const char* Table[]{
        // Refused
        QT_TR_NOOP("a backup with keys needs a passphrase"),
        QT_TR_NOOP("another check, import, export or rebuild is under way"),
        QT_TR_NOOP("a search has its turn when the wallets have nothing to do"),
        QT_TR_NOOP("another search is under way"),
        QT_TR_NOOP("it is being looked for already"),
        QT_TR_NOOP("no wallet was chosen"),
        QT_TR_NOOP("the birthday is a block that cannot be there yet"),
        QT_TR_NOOP("the birthday is still to come"),
        QT_TR_NOOP("the data folder is on a network file system, where two programs may damage it"),
        QT_TR_NOOP("there is a request on this address already"),
        QT_TR_NOOP("this wallet has no passphrase to lock it with"),

        // The command line refuses
        QT_TR_NOOP("job %1 is not the first import of \"%2\", which holds more than this job found; leave out "
                   "--discard"),
        QT_TR_NOOP("the passphrase is empty"),
        QT_TR_NOOP("the passphrase is empty; --no-passphrase says so on purpose"),
        QT_TR_NOOP("there is no terminal to ask for a passphrase; give --%1"),
        QT_TR_NOOP("what job %1 found stays: blocks show that it belongs to \"%2\", and without it coins that were "
                   "spent would look unspent; leave out --discard"),

        // The desktop refuses the window
        QT_TR_NOOP("a second window could not be started"),
        QT_TR_NOOP("no program opened the data folder"),

        // Limits
        QT_TR_NOOP("a backup of more than 64 MB"),
        QT_TR_NOOP("a block has no number below 0"),
        QT_TR_NOOP("a file of more than %1 bytes"),
        QT_TR_NOOP("a lookahead is a number from 1 to 100,000"),
        QT_TR_NOOP("a secret has at most 64 KiB"),
        QT_TR_NOOP("a size below zero"),
        QT_TR_NOOP("months of filters"),
        QT_TR_NOOP("that block is not there yet"),
        QT_TR_NOOP("the file is larger than 16 MiB"),
        QT_TR_NOOP("the filters' own limit is reached"),
        QT_TR_NOOP("the headers of that block are not here yet"),
        QT_TR_NOOP("the height window ends before it begins"),
        QT_TR_NOOP("the notes are longer than 10,000 characters"),
        QT_TR_NOOP("the wallet has not come to that block yet"),
        QT_TR_NOOP("without a script at most a day of blocks is read"),

        // What was given cannot be read, or is of no kind that is known
        QT_TR_NOOP("a colour is written #rrggbb"),
        QT_TR_NOOP("a kept peer"),
        QT_TR_NOOP("a proxy is given by its address"),
        QT_TR_NOOP("a wallet without keys"),
        QT_TR_NOOP("an empty script"),
        QT_TR_NOOP("more than one wallet"),
        QT_TR_NOOP("more than two branches"),
        QT_TR_NOOP("no branch to receive on"),
        QT_TR_NOOP("no peer"),
        QT_TR_NOOP("not a host:port: %1"),
        QT_TR_NOOP("the chain is not reached by peers of one's choice"),
        QT_TR_NOOP("what is kept of the chain: %1"),
        QT_TR_NOOP("when to listen for payments: %1"),
        QT_TR_NOOP("with a script it is looked for up to the tip"),

        // What no node takes
        QT_TR_NOOP("a coinbase comes with its block, and never alone"),
        QT_TR_NOOP("it breaks a rule that every transaction keeps"),
        QT_TR_NOOP("it is not signed"),
        QT_TR_NOOP("it pays out more than the coins it spends are worth"),
        QT_TR_NOOP("it spends a coin twice"),

        // Block headers
        QT_TR_NOOP("header: a block version that is no longer allowed"),
        QT_TR_NOOP("header: not the known block of this height"),

        // Not found
        QT_TR_NOOP("an address that is not this wallet's"),
        QT_TR_NOOP("no headers are here yet"),
        QT_TR_NOOP("no peer has block %1"),
        QT_TR_NOOP("no reorg waits"),
        QT_TR_NOOP("nobody asked that"),
        QT_TR_NOOP("the import is over"),
        QT_TR_NOOP("the name is not known"),

        // Peers
        QT_TR_NOOP("an onion address needs a proxy"),
        QT_TR_NOOP("did not finish the handshake"),
        QT_TR_NOOP("did not send a block in time"),
        QT_TR_NOOP("did not send filter headers in time"),
        QT_TR_NOOP("did not send filters in time"),
        QT_TR_NOOP("did not send headers in time"),
        QT_TR_NOOP("does not answer a ping"),
        QT_TR_NOOP("does not read what it asked for"),
        QT_TR_NOOP("hung up"),
        QT_TR_NOOP("is this program itself"),
        QT_TR_NOOP("no peer asked for the transaction"),
        QT_TR_NOOP("sends transactions that nobody asked for"),
        QT_TR_NOOP("sent its version twice"),
        QT_TR_NOOP("serves neither filters nor blocks"),
        QT_TR_NOOP("serves no chain"),
        QT_TR_NOOP("speaks an old protocol"),
        QT_TR_NOOP("spoke before its version"),

        // Folders and files
        QT_TR_NOOP("%1 with another genesis block"),
        QT_TR_NOOP("%1: a segment of 4 GB"),
        QT_TR_NOOP("%1: cannot be closed to others"),
        QT_TR_NOOP("%1: cannot be read"),
        QT_TR_NOOP("%1: is a symbolic link"),
        QT_TR_NOOP("%1: is empty or cut short"),
        QT_TR_NOOP("%1: is not a file"),
        QT_TR_NOOP("%1: is not a folder"),
        QT_TR_NOOP("%1: no file can be made here"),
        QT_TR_NOOP("%1: no such file"),
        QT_TR_NOOP("%1: the file is gone, its log is still there"),
        QT_TR_NOOP("a reader holds the log"),
        QT_TR_NOOP("another program's file"),
        QT_TR_NOOP("cutting a file: %1"),
        QT_TR_NOOP("reading a file: %1"),
        QT_TR_NOOP("saving a file: %1"),
        QT_TR_NOOP("size of a file: %1"),
        QT_TR_NOOP("somebody reads the damaged database"),
        QT_TR_NOOP("the backup reads back otherwise"),
        QT_TR_NOOP("the database could not be read again yet"),
        QT_TR_NOOP("the file reads back otherwise"),
        QT_TR_NOOP("the folder does not allow a write-ahead log"),
        QT_TR_NOOP("writing a file: %1"),

        // The database
        QT_TR_NOOP("a savepoint outside a transaction"),
        QT_TR_NOOP("a transaction inside a transaction"),
        QT_TR_NOOP("a write outside a transaction"),

        // Stored records that are damaged
        QT_TR_NOOP("a gap in the stored scripts"),
        QT_TR_NOOP("a keychain without its first script"),
        QT_TR_NOOP("a row without its owner in %1"),
        QT_TR_NOOP("a script without its keychain"),
        QT_TR_NOOP("a stored descriptor"),
        QT_TR_NOOP("a stored script is not its descriptor's"),
        QT_TR_NOOP("a wallet of keys without their type"),
        QT_TR_NOOP("an address that is not its descriptor's"),
        QT_TR_NOOP("an address that is not the one watched"),
        QT_TR_NOOP("an address without its row"),
        QT_TR_NOOP("an index names a row that is not there"),
        QT_TR_NOOP("branch beyond its descriptor"),
        QT_TR_NOOP("chain_state has no row"),
        QT_TR_NOOP("descriptor of keychain %1"),
        QT_TR_NOOP("its tables are not what they should be"),
        QT_TR_NOOP("no sealed %1"),
        QT_TR_NOOP("no table is left"),
        QT_TR_NOOP("stored coin of transaction %1"),
        QT_TR_NOOP("stored descriptor"),
        QT_TR_NOOP("stored scripts are missing"),
        QT_TR_NOOP("stored transaction %1"),
        QT_TR_NOOP("the keys are not those of the descriptor"),
        QT_TR_NOOP("the new record reads back otherwise"),
        QT_TR_NOOP("the sealed words are not those that were given"),
        QT_TR_NOOP("what was kept of a wallet that is rebuilt"),

        // The practice network
        QT_TR_NOOP("a block has at most 1,000 payments"),
        QT_TR_NOOP("a history has 1 to 1,000,000 blocks"),
        QT_TR_NOOP("another program has the practice chain open"),
        QT_TR_NOOP("at most 50,000 blocks at a time"),
        QT_TR_NOOP("mine 1 to 1,000,000 blocks"),
        QT_TR_NOOP("mining cannot bring the practice treasury that much"),
        QT_TR_NOOP("more coins than there can be"),
        QT_TR_NOOP("not a practice chain of this network"),
        QT_TR_NOOP("payments to nobody"),
        QT_TR_NOOP("practice chain"),
        QT_TR_NOOP("practice chain: a record stands upon a block that is not there"),
        QT_TR_NOOP("practice chain: an unsound record at byte %1"),
        QT_TR_NOOP("practice chain: cannot read its file: %1"),
        QT_TR_NOOP("practice network: cannot make its folder"),
        QT_TR_NOOP("practice node: %1"),
        QT_TR_NOOP("replace 1 block up to all but genesis"),
        QT_TR_NOOP("the new branch must be longer than the old one"),
        QT_TR_NOOP("the practice treasury has too few coins"),
        QT_TR_NOOP("the smallest payment is above the largest"),

        // Other programs
        QT_TR_NOOP("a second window could not be started"),
        QT_TR_NOOP("no program opened the data folder"),
    };
};

} // namespace lockstep
