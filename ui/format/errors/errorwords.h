// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/errcnumber.h"
#include "ui/format/errors/errorfact.h"
#include "ui/format/errors/errortext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace lockstep {

/// `detailed` is used, with %1 replaced, when the error's detail has a fact of that kind; else `what`.
struct ErrorRow
{
    Errc code;
    const char* name;
    const char* what;
    const char* detailed;
    const char* money;
    const char* advice;
    Fact fact = Fact::Prose;
};

/// Where a subject has better words than the table. Parts that are null fall back to it.
struct SubjectRow
{
    ErrorSubject subject;
    Errc code;
    const char* what;
    const char* detailed;
    const char* advice;
    Fact fact = Fact::Prose;
    const char* money = nullptr;
};

/// The sentences of errortext.cpp: data, for translators and reviewers. Nobody else includes this. Advice says where to
/// click; lockstep-cli has its own where that is of no use (app/cli/clierrortext).
struct ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorWords)

public:
    /// %1: the number of a line in what was given, %2: the sentence about it.
    static constexpr const char* AtLine = QT_TR_NOOP("Line %1: %2");

    /// What is of another network and both networks are known: %1 is its network, %2 the one that is open.
    static constexpr const char* AddressElsewhere = QT_TR_NOOP("This address is for %1; this wallet is on %2.");
    static constexpr const char* KeyElsewhere = QT_TR_NOOP("This key or address is for %1; Lockstep is open on %2.");
    static constexpr const char* LinkElsewhere = QT_TR_NOOP("This payment link is for %1; Lockstep is open on %2.");

    /// Of a payment link without an address.
    static constexpr const char* OnlyLightning
        = QT_TR_NOOP("This link can be paid over Lightning only, and Lockstep keeps no Lightning.");
    static constexpr const char* AskForAddress
        = QT_TR_NOOP("Pay it from a Lightning wallet, or ask for a Bitcoin address.");

    /// Of a payment link with something else in the place of its address.
    static constexpr const char* LinkWithoutAddress
        = QT_TR_NOOP("Where this payment link names whom to pay, there is no Bitcoin address.");

    static constexpr const char* Unchanged = QT_TR_NOOP("Nothing was changed.");
    static constexpr const char* Safe = QT_TR_NOOP("Your coins are safe; balances may be old.");
    static constexpr const char* Rejected = QT_TR_NOOP("Your coins are safe: the data was not used.");
    static constexpr const char* Kept = QT_TR_NOOP("Your coins are safe, and what was stored before is kept.");
    static constexpr const char* CheckInput = QT_TR_NOOP("Compare it with the original and try again.");
    static constexpr const char* OtherPeer = QT_TR_NOOP("Lockstep asks another peer by itself.");

    static constexpr ErrorRow Table[]{
        {Errc::Truncated, "truncated", QT_TR_NOOP("The text ends too early."), nullptr, Unchanged,
         QT_TR_NOOP("Copy all of it and try again.")},
        {Errc::NonCanonical, "non-canonical", QT_TR_NOOP("The data is not written in its one proper form."), nullptr,
         Unchanged, CheckInput},
        {Errc::OutOfRange, "out-of-range", QT_TR_NOOP("A number is outside its limits."),
         QT_TR_NOOP("A number is outside its limits: %1."), Unchanged, QT_TR_NOOP("Choose a smaller or larger one."),
         Fact::Reason},
        {Errc::Malformed, "malformed", QT_TR_NOOP("The text could not be read."),
         QT_TR_NOOP("The text could not be read: %1."), Unchanged, CheckInput, Fact::Reason},
        {Errc::BadChecksum, "bad-checksum",
         QT_TR_NOOP("The checksum does not match: there is a typing or copying mistake."), nullptr, Unchanged,
         CheckInput},
        {Errc::WrongNetwork, "wrong-network", QT_TR_NOOP("This belongs to another Bitcoin network."),
         QT_TR_NOOP("This belongs to another Bitcoin network: %1."), Unchanged,
         QT_TR_NOOP("Open Lockstep on that network, or use data of this one."), Fact::NetworkName},
        {Errc::Unsupported, "unsupported", QT_TR_NOOP("This kind is not supported yet."),
         QT_TR_NOOP("This kind is not supported yet: %1."), Unchanged,
         QT_TR_NOOP("Use one of the kinds the help names."), Fact::Reason},
        {Errc::UnknownWord, "unknown-word", QT_TR_NOOP("A word is not in the list of recovery words."),
         QT_TR_NOOP("Word %1 is not in the list of recovery words."), Unchanged,
         QT_TR_NOOP("Compare it with your paper; the first four letters decide."), Fact::Number},
        {Errc::WrongPassphrase, "wrong-passphrase", QT_TR_NOOP("That passphrase did not match."), nullptr, Unchanged,
         QT_TR_NOOP("Try again; mind capital letters and the keyboard layout.")},
        {Errc::Damaged, "damaged", QT_TR_NOOP("A stored record is damaged; your passphrase is not the cause."),
         QT_TR_NOOP("A stored record is damaged (%1); your passphrase is not the cause."),
         QT_TR_NOOP("Your coins are safe on the chain as long as you have the recovery words or a backup file."),
         QT_TR_NOOP(
             "Restore the wallet from its backup or its recovery words. The folder \"copies\" beside the database "
             "has the wallets of the last days."),
         Fact::Reason},
        {Errc::PrivateKeyGiven, "private-key-given",
         QT_TR_NOOP("This is a private key, where only a public one belongs."), nullptr,
         QT_TR_NOOP("It was not stored. Whoever sees it can take the coins."),
         QT_TR_NOOP("Give the extended public key instead, and keep the private one to yourself.")},

        {Errc::BadProofOfWork, "bad-proof-of-work", QT_TR_NOOP("A peer sent a block header without enough work."),
         nullptr, Rejected, OtherPeer},
        {Errc::BadDifficulty, "bad-difficulty", QT_TR_NOOP("A peer sent a block header with the wrong difficulty."),
         nullptr, Rejected, OtherPeer},
        {Errc::BadTime, "bad-time", QT_TR_NOOP("A peer sent a block header with an impossible time."), nullptr,
         Rejected, QT_TR_NOOP("Check the clock of this computer; Lockstep asks another peer by itself.")},
        {Errc::Unconnected, "unconnected", QT_TR_NOOP("A peer sent a block header that does not connect to the chain."),
         nullptr, Rejected, OtherPeer},
        {Errc::BadMerkleRoot, "bad-merkle-root",
         QT_TR_NOOP("A peer sent a block with transactions that do not belong to it."), nullptr, Rejected, OtherPeer},
        {Errc::BadWitnessCommitment, "bad-witness-commitment",
         QT_TR_NOOP("A peer sent a block with signatures that do not belong to it."), nullptr, Rejected, OtherPeer},
        {Errc::Mutated, "mutated", QT_TR_NOOP("A peer sent a block that was tampered with."), nullptr, Rejected,
         OtherPeer},
        {Errc::FilterMismatch, "filter-mismatch", QT_TR_NOOP("A peer sent a block filter that is not the agreed one."),
         nullptr, Rejected, OtherPeer},

        {Errc::NoPeers, "no-peers", QT_TR_NOOP("No peer offers block filters."), nullptr, Safe,
         QT_TR_NOOP("Add a node with filters: Tools, Network, Add a peer. Or wait.")},
        {Errc::Timeout, "timeout", QT_TR_NOOP("No peer answered in time."), QT_TR_NOOP("No peer answered in time: %1."),
         Safe, QT_TR_NOOP("Check the connection to the internet, or try again later."), Fact::Reason},
        {Errc::Disconnected, "disconnected", QT_TR_NOOP("The connection was lost."),
         QT_TR_NOOP("The connection was lost: %1."), Safe,
         QT_TR_NOOP("Lockstep connects again by itself; check the network if it does not."), Fact::Data},
        {Errc::NotFound, "not-found", QT_TR_NOOP("It was not found."), QT_TR_NOOP("It was not found: %1."), Unchanged,
         QT_TR_NOOP("Check the name or the path and try again."), Fact::Reason},
        {Errc::Refused, "refused", QT_TR_NOOP("The request was refused."), QT_TR_NOOP("The request was refused: %1."),
         Unchanged, QT_TR_NOOP("Change what the reason names and try again."), Fact::Reason},

        {Errc::Database, "database", QT_TR_NOOP("The database reported an error."),
         QT_TR_NOOP("The database reported an error: %1."), Kept,
         QT_TR_NOOP("Close Lockstep, check the disk and start again."), Fact::Data},
        {Errc::DiskFull, "disk-full", QT_TR_NOOP("The disk is full."), nullptr, Kept,
         QT_TR_NOOP("Free some space, then try again: everything goes on where it stopped.")},
        {Errc::SchemaTooNew, "schema-too-new", QT_TR_NOOP("This data folder was written by a newer Lockstep."), nullptr,
         QT_TR_NOOP("Your coins are safe; nothing was touched."),
         QT_TR_NOOP("Install the newer version, or choose another folder.")},
        {Errc::ForeignDatabase, "foreign-database",
         QT_TR_NOOP("This data folder belongs to another network or another program."),
         QT_TR_NOOP("This data folder belongs to another network or another program: %1."),
         QT_TR_NOOP("Your coins are safe; nothing was touched."),
         QT_TR_NOOP("Choose the right network (--network) or another folder (--datadir)."), Fact::Reason},
        {Errc::InUse, "in-use", QT_TR_NOOP("Another running Lockstep holds this data folder."),
         QT_TR_NOOP("Another running Lockstep holds this data folder: %1."), Unchanged,
         QT_TR_NOOP("Use that one, or close it and try again."), Fact::Data},
        {Errc::Io, "io", QT_TR_NOOP("A file could not be read or written."),
         QT_TR_NOOP("A file could not be read or written: %1."), Kept,
         QT_TR_NOOP("Check that it exists, its permissions and the disk, then try again."), Fact::Data},

        {Errc::Duplicate, "duplicate", QT_TR_NOOP("There is one like it already."),
         QT_TR_NOOP("There is one like it already: \"%1\"."), Unchanged,
         QT_TR_NOOP("Use that wallet, or choose another name or other keys."), Fact::Data},
        {Errc::BadName, "bad-name", QT_TR_NOOP("That name cannot be used."), nullptr, Unchanged,
         QT_TR_NOOP("Choose 1 to 60 characters, without control characters.")},
        {Errc::NoSuchWallet, "no-such-wallet", QT_TR_NOOP("There is no such wallet."),
         QT_TR_NOOP("There is no wallet named \"%1\"."), Unchanged,
         QT_TR_NOOP("It may have been removed meanwhile: the list of wallets tells."), Fact::Data},
        {Errc::WalletLocked, "wallet-locked", QT_TR_NOOP("The wallet is locked."),
         QT_TR_NOOP("The wallet \"%1\" is locked."), Unchanged,
         QT_TR_NOOP("Unlock it with its passphrase and try again."), Fact::Data},
        {Errc::TipMoved, "tip-moved", QT_TR_NOOP("The chain moved on meanwhile."), nullptr, Safe,
         QT_TR_NOOP("Lockstep plans anew by itself.")},
        {Errc::Cancelled, "cancelled", QT_TR_NOOP("It was cancelled."), nullptr,
         QT_TR_NOOP("Nothing is lost; what was done so far is kept."), QT_TR_NOOP("Continue any time.")},
        {Errc::Stopping, "stopping", QT_TR_NOOP("Lockstep is closing."), nullptr,
         QT_TR_NOOP("Nothing is lost; what was done so far is kept."), QT_TR_NOOP("It goes on at the next start.")},
        {Errc::LowWork, "low-work", QT_TR_NOOP("The peers offer a chain with too little work: it is not the real one."),
         nullptr, QT_TR_NOOP("Your coins are safe: nothing of it was used; balances may be old."),
         QT_TR_NOOP("If it is your own node, let it finish its own sync. Else wait for other peers, or name a node you "
                    "trust: Tools, Network, Add a peer.")},
        {Errc::DeepReorg, "deep-reorg",
         QT_TR_NOOP("The network has switched to a branch that undoes many blocks. Lockstep has not followed it."),
         QT_TR_NOOP(
             "The network has switched to a branch that undoes the last %1 blocks. Lockstep has not followed it."),
         QT_TR_NOOP("Payments in those blocks may be undone. Until you decide, balances are those of the old branch."),
         QT_TR_NOOP("So deep a change is very rare: ask others whom you trust. To follow it: Tools, Network."),
         Fact::Number},
    };

    static constexpr SubjectRow SubjectTable[]{
        {ErrorSubject::RecoveryWords, Errc::BadChecksum,
         QT_TR_NOOP("The checksum does not match: a word may be wrong, or two may have changed places."),
         QT_TR_NOOP("The checksum does not match: word %1 may be wrong."),
         QT_TR_NOOP("Compare every word, and their order, with your paper."), Fact::Number},
        {ErrorSubject::RecoveryWords, Errc::Refused,
         QT_TR_NOOP("These words belong together, but they do not give this wallet."), nullptr,
         QT_TR_NOOP("From them alone it could not be brought back. Compare them with your paper; if a BIP39 passphrase "
                    "belongs to them, give it too.")},
        {ErrorSubject::RecoveryWords, Errc::OutOfRange, QT_TR_NOOP("That is not a full set of recovery words."),
         QT_TR_NOOP("That is not a full set of recovery words: %1."),
         QT_TR_NOOP("Give all 12, 15, 18, 21 or 24 words, in order."), Fact::Number},
        {ErrorSubject::RecoveryWords, Errc::Malformed, QT_TR_NOOP("These are not recovery words."), nullptr,
         QT_TR_NOOP("Give all 12, 15, 18, 21 or 24 words, in order.")},
        {ErrorSubject::Descriptor, Errc::BadChecksum,
         QT_TR_NOOP("The checksum of this key, descriptor or address does not match: there is a typing or copying "
                    "mistake."),
         QT_TR_NOOP("The checksum does not match: expected %1."), QT_TR_NOOP("Copy it again from the other wallet."),
         Fact::Checksum},
        {ErrorSubject::Descriptor, Errc::Truncated, QT_TR_NOOP("The key, descriptor or address ends too early."),
         nullptr, QT_TR_NOOP("Copy all of it from the other wallet.")},
        {ErrorSubject::Descriptor, Errc::OutOfRange,
         QT_TR_NOOP("This is too long, or a number in it is outside its limits."), nullptr,
         QT_TR_NOOP("Copy it again from the other wallet; give at most 100 keys or descriptors at once.")},
        {ErrorSubject::Descriptor, Errc::Malformed,
         QT_TR_NOOP("This is not an extended public key, descriptor or address."), nullptr,
         QT_TR_NOOP("Copy it again from the other wallet.")},
        {ErrorSubject::Descriptor, Errc::WrongNetwork,
         QT_TR_NOOP("This key or address is for another Bitcoin network."),
         QT_TR_NOOP("This key or address is for another Bitcoin network: %1."), nullptr, Fact::NetworkName},
        {ErrorSubject::Descriptor, Errc::Unsupported, QT_TR_NOOP("This kind of descriptor is not supported yet."),
         QT_TR_NOOP("This kind of descriptor is not supported yet: %1."),
         QT_TR_NOOP("Use pkh, wpkh, sh(wpkh), tr with one key, multisig in wsh, addr or raw."), Fact::Function},
        {ErrorSubject::Address, Errc::BadChecksum,
         QT_TR_NOOP("The address's checksum does not match: there is a typing or copying mistake."), nullptr,
         QT_TR_NOOP("Copy the address again.")},
        {ErrorSubject::Address, Errc::Malformed, QT_TR_NOOP("This is not a Bitcoin address."),
         QT_TR_NOOP("Line %1 is not a Bitcoin address, or more than a label and a height stands behind it."),
         QT_TR_NOOP("Copy the address again."), Fact::Line},
        {ErrorSubject::Address, Errc::OutOfRange,
         QT_TR_NOOP("The list of addresses is too long, or a label or a height in it is."), nullptr,
         QT_TR_NOOP("Give at most 100,000 addresses, with labels of at most 1,000 characters.")},
        {ErrorSubject::Address, Errc::WrongNetwork, QT_TR_NOOP("This address is for another Bitcoin network."),
         QT_TR_NOOP("This address is for another Bitcoin network: %1."), nullptr, Fact::NetworkName},
        {ErrorSubject::Script, Errc::Malformed, QT_TR_NOOP("This is not a script in hexadecimal."), nullptr,
         QT_TR_NOOP("Give the output script as hex digits.")},
        {ErrorSubject::Transaction, Errc::Malformed, QT_TR_NOOP("This is not a transaction in hexadecimal or base64."),
         QT_TR_NOOP("No node takes this transaction: %1."),
         QT_TR_NOOP("Give the complete signed transaction, as hex digits or in base64."), Fact::Reason},
        {ErrorSubject::Transaction, Errc::Truncated, QT_TR_NOOP("The transaction ends too early."), nullptr,
         QT_TR_NOOP("Give the complete signed transaction as hex digits.")},
        {ErrorSubject::Transaction, Errc::OutOfRange, QT_TR_NOOP("This is too large to be a transaction."), nullptr,
         QT_TR_NOOP("Give the complete signed transaction, as hex digits or in base64.")},
        {ErrorSubject::Transaction, Errc::Timeout, QT_TR_NOOP("No peer asked for the transaction."), nullptr,
         QT_TR_NOOP("It may be known already, or its fee too low. It is kept, and offered again by itself.")},
        {ErrorSubject::Transaction, Errc::Duplicate, QT_TR_NOOP("The transaction is in a block already."), nullptr,
         QT_TR_NOOP("There is nothing to send.")},
        {ErrorSubject::Transaction, Errc::Refused,
         QT_TR_NOOP("Its coins are gone: another payment has spent them, or has replaced the one they come from."),
         QT_TR_NOOP("Its coins were spent in a block already, by %1."),
         QT_TR_NOOP("No peer would take it. Make another transaction with other coins."), Fact::TransactionId},
        {ErrorSubject::GivingUp, Errc::Refused, QT_TR_NOOP("A block has the payment already."), nullptr,
         QT_TR_NOOP("It cannot be given up any more.")},
        {ErrorSubject::GivingUp, Errc::NotFound, QT_TR_NOOP("No such payment is on its way out from here."), nullptr,
         QT_TR_NOOP("Only what Lockstep offers to peers can be given up; the list of payments says how each stands.")},
        {ErrorSubject::Transaction, Errc::Unsupported,
         QT_TR_NOOP("This is a PSBT: a transaction that is not finished."), nullptr,
         QT_TR_NOOP("Sign and finish it in the wallet that has its keys, then give the transaction itself.")},
        {ErrorSubject::Transaction, Errc::NoPeers, QT_TR_NOOP("There is no peer to offer the transaction to."), nullptr,
         QT_TR_NOOP("Check the connection, or name a node: Tools, Network, Add a peer.")},
        {ErrorSubject::Job, Errc::Timeout, QT_TR_NOOP("The window did not answer in time."), nullptr,
         QT_TR_NOOP("It may still do what you asked: check its list of jobs.")},
        {ErrorSubject::Job, Errc::Refused,
         QT_TR_NOOP("This scan cannot be cancelled: it looks whether coins that were found have been spent since. "
                    "Without it they could count although they are gone."),
         QT_TR_NOOP("The request was refused: %1."),
         QT_TR_NOOP("What was found stays, and is followed by itself when nothing else is to be done."), Fact::Reason},
        {ErrorSubject::Job, Errc::NotFound, QT_TR_NOOP("There is no such job: it is over, or never was."),
         QT_TR_NOOP("There is no job %1: it is over, or never was."),
         QT_TR_NOOP("The Network window lists the current jobs."), Fact::Number},
        {ErrorSubject::Outpoint, Errc::Malformed, QT_TR_NOOP("This is not an outpoint, address or script."), nullptr,
         QT_TR_NOOP("An outpoint looks like txid:0.")},
        {ErrorSubject::Outpoint, Errc::Truncated,
         QT_TR_NOOP("Without an address nothing says where to look for the outpoint."), nullptr,
         QT_TR_NOOP("Give its address, or the block that made it.")},
        {ErrorSubject::Outpoint, Errc::OutOfRange, QT_TR_NOOP("There are no such blocks to look at."), nullptr,
         QT_TR_NOOP("Give a block of the chain, and without an address at most 144 of them.")},
        {ErrorSubject::PaymentLink, Errc::Malformed, QT_TR_NOOP("This payment link cannot be read."),
         QT_TR_NOOP("This payment link cannot be read: %1."), QT_TR_NOOP("Ask whoever gave it to you for another one."),
         Fact::Parameter},
        {ErrorSubject::PaymentLink, Errc::Unsupported,
         QT_TR_NOOP("This payment link demands something that Lockstep does not know."),
         QT_TR_NOOP("This payment link demands something that Lockstep does not know: %1."),
         QT_TR_NOOP("Ask whoever gave it to you for another one."), Fact::Demand},
        {ErrorSubject::PaymentLink, Errc::PrivateKeyGiven,
         QT_TR_NOOP("This payment link has a private key where an address belongs."), nullptr,
         QT_TR_NOOP("Show it to nobody, and ask whoever gave it to you for another one.")},
        {ErrorSubject::LabelFile, Errc::Malformed, QT_TR_NOOP("This is not a label file."), nullptr,
         QT_TR_NOOP("Choose one that a wallet exported as BIP329 (lines of JSON), or the labels of Electrum.")},
        {ErrorSubject::LabelFile, Errc::OutOfRange, QT_TR_NOOP("This file is too large to be a label file."), nullptr,
         QT_TR_NOOP("Choose one that a wallet exported as BIP329 (lines of JSON), or the labels of Electrum.")},
        {ErrorSubject::BackupFile, Errc::Malformed, QT_TR_NOOP("This is not a backup file of Lockstep."), nullptr,
         QT_TR_NOOP("Choose one that Lockstep saved; its name ends in .lockstep-backup if nobody changed it.")},
        {ErrorSubject::BackupFile, Errc::OutOfRange,
         QT_TR_NOOP("This is not a backup file that Lockstep would write: it is too large, or wants too much work."),
         nullptr, QT_TR_NOOP("Do not trust it. Use another copy of your backup file.")},
        {ErrorSubject::BackupFile, Errc::Damaged,
         QT_TR_NOOP("The backup file is damaged: it was changed or cut since it was saved. Your passphrase is not the "
                    "cause."),
         nullptr, QT_TR_NOOP("Try another copy of it; the recovery words on paper bring a wallet back as well.")},
        {ErrorSubject::BackupFile, Errc::Unsupported, QT_TR_NOOP("This backup file was saved by a newer Lockstep."),
         nullptr, QT_TR_NOOP("Install the newer version; then it opens.")},
        {ErrorSubject::BackupFile, Errc::WrongPassphrase,
         QT_TR_NOOP("That passphrase does not open the backup file. The file itself is whole."),
         QT_TR_NOOP("That is not the passphrase of \"%1\" on this computer."),
         QT_TR_NOOP("Try again; mind capital letters and the keyboard layout."), Fact::Data},
        {ErrorSubject::BackupFile, Errc::WalletLocked,
         QT_TR_NOOP("The backup file is sealed and needs its passphrase."),
         QT_TR_NOOP("The passphrase of \"%1\" on this computer is needed to take its keys out."),
         QT_TR_NOOP("Type it and try again."), Fact::Data},
        {ErrorSubject::BackupFile, Errc::WrongNetwork, QT_TR_NOOP("This backup file is of another Bitcoin network."),
         QT_TR_NOOP("This backup file is of another Bitcoin network: %1."),
         QT_TR_NOOP("Open Lockstep on that network."), Fact::NetworkName},
        {ErrorSubject::PaymentLink, Errc::WrongNetwork, QT_TR_NOOP("This payment link is for another Bitcoin network."),
         nullptr, nullptr},
        {ErrorSubject::Practice, Errc::BadTime,
         QT_TR_NOOP("Practice blocks are dated ahead of this computer's clock: so many were mined in so short a time. "
                    "More than two hours ahead, no wallet would take them."),
         nullptr, QT_TR_NOOP("Mine the others later, when the clock has caught up."), Fact::Prose,
         QT_TR_NOOP("What was mined before stays, and your wallets follow it.")},
    };
};

consteval bool namesEveryCodeInOrder()
{
    for (std::size_t i = 0; i < std::size(ErrorWords::Table); ++i)
        if (static_cast<std::size_t>(ErrorWords::Table[i].code) != i) return false;
    return std::size(ErrorWords::Table) == static_cast<std::size_t>(LastErrc) + 1;
}
static_assert(namesEveryCodeInOrder(), "every Errc needs its words, in the order of the enum");

consteval bool showsOnlyFacts()
{
    const auto isFact = [](const auto& row) { return !row.detailed || row.fact != Fact::Prose; };
    return std::ranges::all_of(ErrorWords::Table, isFact) && std::ranges::all_of(ErrorWords::SubjectTable, isFact);
}
static_assert(showsOnlyFacts(), "words with a %1 need the kind of fact that may stand there");

} // namespace lockstep
