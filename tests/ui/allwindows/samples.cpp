// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/samples.h"

namespace lockstep::test {

namespace {

constexpr const char* Descriptor
    = "wpkh([d34db33f/84h/1h/0h]tpubDC5FSnBiZDMmhiuCmWAYsLwgLYrrT9rAqvTySfuCCrgsWz8wxMXUS9Tb9iVM"
      "vcRbvFcAHGkMD5Kx8koh4GquNGNTfohfk7pgjhaPCdXpoba/<0;1>/*)#aaaaaaaa";

AddressRow address(std::uint32_t index, bool isChange, bool used, const QString& label = {})
{
    AddressRow row;
    row.address = QStringLiteral("bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zeqch%1%2")
                      .arg(isChange ? 'c' : 'r')
                      .arg(index, 2, 10, QChar(u'0'));
    row.path = QStringLiteral("m/84h/1h/0h/%1/%2").arg(isChange ? 1 : 0).arg(index);
    row.isChange = isChange;
    row.index = index;
    row.used = used;
    row.transactions = used ? 1 : 0;
    if (used) row.balance = sats(7'000'000);
    row.label = label;
    return row;
}

TransactionPart part(std::int64_t satoshis, const QString& place, const QString& owner = {}, bool isChange = false)
{
    TransactionPart part;
    part.address = place;
    if (satoshis > 0) part.amount = sats(satoshis);
    if (!owner.isEmpty()) part.owner = WalletId{1};
    part.ownerName = owner;
    part.isChange = isChange;
    return part;
}

} // namespace

QStringList sampleWords()
{
    return {"Daily",    "Savings",  "Old phone", "Phone",   "Rent",    "Invoice", "Household",
            "practice", "lockstep", "Lockstep",  "Satoshi", "English", "Electrum"};
}

SecureBytes sampleRecoveryWords()
{
    return SecureBytes::copyOf(bytesOf("abandon abandon abandon abandon abandon abandon abandon abandon abandon "
                                       "abandon abandon about"));
}

WalletProfile sampleProfile()
{
    WalletProfile profile;
    profile.id = WalletId{1};
    profile.name = "Daily";
    profile.notes = "Household";
    profile.createdAt = 1'700'000'000;
    profile.policy = "wpkh";
    profile.fingerprint = "d34db33f";
    profile.descriptors = {Descriptor};
    profile.hasKeys = true;
    profile.wordsConfirmedAt = 1'700'000'000;
    profile.birthday = BlockHeight{681'900};
    profile.birthdayTime = 1'620'000'000;
    profile.lookahead = 100;
    profile.addressesUsed = 84;
    profile.addressesWatched = 304;
    return profile;
}

WalletProfile watchOnlyProfile()
{
    WalletProfile profile = sampleProfile();
    profile.hasKeys = false;
    profile.wordsConfirmedAt.reset();
    profile.policy = "addresses";
    profile.fingerprint.clear();
    profile.descriptors.clear();
    return profile;
}

QList<AddressRow> sampleAddresses()
{
    QList<AddressRow> rows;
    for (std::uint32_t i = 0; i < 12; ++i) rows += address(i, false, i < 8, i == 3 ? "Rent" : QString());
    for (std::uint32_t i = 0; i < 4; ++i) rows += address(i, true, i < 2);
    return rows;
}

QList<PaymentRequest> sampleRequests()
{
    QList<PaymentRequest> requests;
    for (const auto state :
         {PaymentRequest::State::Waiting, PaymentRequest::State::Unverified, PaymentRequest::State::Seen,
          PaymentRequest::State::Paid, PaymentRequest::State::Partial}) {
        PaymentRequest request;
        request.id = requests.size() + 1;
        request.wallet = WalletId{1};
        request.address = SampleAddress;
        if (state != PaymentRequest::State::Seen) request.amount = sats(100'000'000);
        request.label = "Invoice";
        request.createdAt = 1'780'000'000;
        request.state = state;
        if (state != PaymentRequest::State::Waiting) request.received = sats(50'000'000);
        request.uri = QStringLiteral("bitcoin:%1").arg(SampleAddress);
        requests += request;
    }
    return requests;
}

FakeHistory sampleHistory()
{
    FakeHistory history = FakeHistory::of(12);
    history.rows[0].state = TxState::Pending;
    history.rows[0].block.reset();
    history.rows[1].state = TxState::Unverified;
    history.rows[1].block.reset();
    history.rows[4].state = TxState::Conflicted;
    history.rows[5].state = TxState::Orphaned;
    history.rows[5].isCoinbase = true;
    history.rows[6].state = TxState::Abandoned;
    history.rows[7].isCoinbase = true;
    history.rows[8].state = TxState::Replaced;
    history.rows[8].block.reset();
    history.rows[8].label.clear();
    history.rows[8].replacedBy = history.rows[4].txid;
    history.rows[9].transferWith = {WalletId{2}};
    return history;
}

TransactionView sampleTransaction()
{
    TransactionView view;
    view.row = FakeHistory::numbered(2);
    view.row.block->height = BlockHeight{910'117};
    view.row.fee = sats(1'234);
    view.row.label = "Rent";
    view.walletName = "Daily";
    view.confirmations = 2;
    view.inputs = {part(5'000'000, SampleAddress, "Daily")};
    view.outputs = {part(1'000'000, SampleAddress), part(3'998'766, SampleAddress, "Daily", true)};
    view.size = 225;
    view.virtualSize = 141;
    view.rawHex = "0200000001abcd";
    return view;
}

ScanEstimate sampleEstimate()
{
    ScanEstimate estimate;
    estimate.from = BlockHeight{735'000};
    estimate.to = BlockHeight{910'118};
    estimate.blocks = 175'118;
    estimate.bytesToFetch = 270'000'000;
    estimate.seconds = 240;
    estimate.pausing = {"Daily", "Savings"};
    estimate.headersAreCurrent = false;
    return estimate;
}

SyncSnapshot sampleSnapshot()
{
    WalletView daily = walletView(1, "Daily");
    WalletView savings = walletView(2, "Savings");
    WalletView old = walletView(3, "Old phone");
    savings.auth = WalletAuth::Locked;
    old.auth = WalletAuth::WatchOnly;
    old.policy = "wsh(sortedmulti)";
    old.signers = {2, 3};
    daily.words = WordsBackup::Confirmed;
    savings.words = WordsBackup::Unconfirmed;
    daily.balance.pending = sats(10'000'000);
    daily.balance.immature = sats(5'000'000'000);
    daily.balance.frozen = sats(7'000'000);
    return snapshotOf({daily, savings, old});
}

JobView sampleJob(JobState state)
{
    JobView job = importingSnapshot().jobs.first();
    job.state = state;
    if (state == JobState::Failed) job.problem = Error{Errc::Damaged, "stored scripts are missing"};
    return job;
}

} // namespace lockstep::test
