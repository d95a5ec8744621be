// SPDX-License-Identifier: MIT

#include "core/api/services/backupservice.h"
#include "core/api/services/ledgerservice.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/sessionworld.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr const char* FilePassphrase = "of the file";
constexpr const char* WalletPassphrase = "of this computer";
constexpr const char* ZooWords = "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong";

/// BIP84's account of ZooWords on a test network, to be watched.
std::string watchedDescriptor(Session& session)
{
    NewWallet wallet = fromWords("for its descriptor");
    std::get<KeysOrigin>(wallet.origin).words = secret(ZooWords);
    const auto id = await(session.wallets().add(std::move(wallet)));
    const auto descriptor = await(session.wallets().profile(*id))->descriptors.first().toStdString();
    static_cast<void>(await(session.wallets().remove(*id)));
    return descriptor;
}

WalletId must(const Result<WalletId>& id)
{
    if (!id) qFatal("%s", id.error().detail.c_str());
    return *id;
}

BackupOrder order(const QString& path, const QList<WalletId>& wallets)
{
    BackupOrder order;
    order.path = path;
    order.wallets = wallets;
    order.passphrase = secret(FilePassphrase);
    return order;
}

BackupOrder publicOrder(const QString& path, const QList<WalletId>& wallets)
{
    BackupOrder open = order(path, wallets);
    open.publicOnly = true;
    open.passphrase.reset();
    return open;
}

RestoreOrder all(const BackupPreview& preview)
{
    RestoreOrder order;
    for (int i = 0; i < preview.wallets.size(); ++i) order.wallets += i;
    order.passphrase = secret(WalletPassphrase);
    return order;
}

std::int64_t balanceOf(const Session& session, const QString& name)
{
    const SyncSnapshotPtr snapshot = session.snapshot();
    const auto wallet = std::ranges::find(snapshot->wallets, name, &WalletView::name);
    if (wallet == snapshot->wallets.end() || wallet->state != WalletState::Synced) return -1;
    return wallet->balance.confirmed.satoshis();
}

} // namespace

/// Wallets into a file, into nothing, and back out of the file.
class TestBackupService final : public QObject
{
    Q_OBJECT

private slots:
    void everyKindOfWalletComesBack();
    void recoveryWordsComeBackUnderAnotherPassphrase();
    void aWalletWithoutAPassphraseComesBackWithOneOrWithout();
    void aRestoredWalletFindsTheSameMoneyLabelsAndRequests();
    void aFrozenCoinIsFrozenAgainWhenTheScanFindsIt_data();
    void aFrozenCoinIsFrozenAgainWhenTheScanFindsIt();
    void aPublicFileHoldsNoSecretAndGivesWatchOnlyWallets();
    void whatIsHereAlreadyIsNamedAndLeftAsItIs();
    void aTakenNameGetsANumber();
    void wrongFilesAreCalledWhatTheyAre();
    void aWalletsPassphraseIsAskedForByItsName();
    void aFullDiskLeavesTheOldFile();
    void theLastBackupIsRemembered();
    void whatOnlyAFileKeepsMakesTheLastOneOld_data();
    void whatOnlyAFileKeepsMakesTheLastOneOld();
    void aRestoredWalletIsAsItsFileHasIt();

private:
    QString file() const { return m_folder.filePath("wallets.lockstep-backup"); }
    BackupPreview opened(Session& session, std::optional<SecureBytes> passphrase = secret(FilePassphrase)) const
    {
        auto preview = await(session.backups().open(file(), std::move(passphrase)));
        if (!preview) qFatal("open: %d %s", int(preview.error().code), preview.error().detail.c_str());
        return *std::move(preview);
    }
    void save(Session& session, BackupOrder what) const
    {
        const auto saved = await(session.backups().save(std::move(what)));
        if (!saved) qFatal("save: %d %s", int(saved.error().code), saved.error().detail.c_str());
    }
    QTemporaryDir m_folder;
};

void TestBackupService::everyKindOfWalletComesBack()
{
    SessionWorld before;
    SessionWorld after;
    auto session = before.offline();
    const std::string descriptor = watchedDescriptor(*session);
    const QList<WalletId> ids{
        must(await(session->wallets().add(fromWords("Keys", WalletPassphrase)))),
        must(await(session->wallets().add(watching("Watch", descriptor)))), must(await(session->wallets().add([] {
            NewWallet wallet;
            wallet.name = "Addresses";
            wallet.origin = AddressesOrigin{"bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk,\"Rent, May\",1\n"};
            return wallet;
        }())))};
    QVERIFY(await(session->wallets().setAppearance(ids[0], "#3a6ea5", "two\nlines")));
    QVERIFY(await(session->wallets().setLookahead(ids[0], 150)));
    for (int i = 0; i < 3; ++i) QVERIFY(await(session->ledger().receive(ids[0], true)));
    const QString shown = await(session->ledger().receive(ids[0], false))->address;
    const WalletProfile profile = *await(session->wallets().profile(ids[0]));
    BackupOrder whole = order(file(), ids);
    whole.unlocks.push_back({ids[0], secret(WalletPassphrase)});
    save(*session, std::move(whole));
    QCOMPARE(int(QFile::permissions(file()) & QFile::Permissions(0x0ff)), 0); // 0600
    session.reset();

    session = after.offline();
    const BackupPreview preview = opened(*session);
    QVERIFY(preview.isSealed && preview.isWhole);
    QCOMPARE(preview.wallets.size(), 3);
    QVERIFY(session->snapshot()->wallets.empty()); // showing stores nothing
    QCOMPARE(preview.wallets[0].fingerprint, "73c5da0a");
    QCOMPARE(preview.wallets[0].firstAddress, "bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk");
    QVERIFY(preview.wallets[0].hasKeys && !preview.wallets[1].hasKeys && preview.wallets[0].existing.isEmpty());
    QCOMPARE(preview.wallets[2].firstAddress, "bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk");
    const auto restored = await(session->backups().restore(preview.file, all(preview)));
    QVERIFY(restored);
    QList<WalletId> here;
    for (const RestoredWallet& wallet : *restored) here += must(wallet.wallet);

    const WalletProfile back = *await(session->wallets().profile(here[0]));
    QCOMPARE(back.name, "Keys");
    QCOMPARE(back.colour, profile.colour);
    QCOMPARE(back.notes, profile.notes);
    QCOMPARE(back.descriptors, profile.descriptors);
    QCOMPARE(back.lookahead, 150);
    QCOMPARE(back.createdAt, profile.createdAt);
    QCOMPARE(back.wordsConfirmedAt, profile.wordsConfirmedAt);
    QCOMPARE(back.backedUpAt, std::optional(preview.createdAt));
    QCOMPARE(await(session->ledger().receive(here[0], false))->address, shown);
    QVERIFY(!await(session->wallets().profile(here[1]))->hasKeys);
    QCOMPARE(await(session->wallets().profile(here[1]))->descriptors.first().toStdString(), descriptor);
    QCOMPARE(await(session->ledger().addresses(here[2]))->first().label, "Rent, May");
}

void TestBackupService::recoveryWordsComeBackUnderAnotherPassphrase()
{
    SessionWorld before;
    SessionWorld after;
    auto session = before.offline();
    NewWallet wallet = fromWords("Savings", "old computer");
    std::get<KeysOrigin>(wallet.origin).bip39Passphrase = secret("extension");
    const WalletId id = must(await(session->wallets().add(std::move(wallet))));
    const auto secretsBefore = await(session->wallets().reveal(id, secret("old computer")));
    BackupOrder whole = order(file(), {id});
    whole.unlocks.push_back({id, secret("old computer")});
    save(*session, std::move(whole));
    session.reset();
    QFile raw(file());
    QVERIFY(raw.open(QIODevice::ReadOnly));
    const QByteArray bytes = raw.readAll();
    QVERIFY(!bytes.contains("abandon") && !bytes.contains("tprv") && !bytes.contains("wpkh"));

    session = after.offline();
    const BackupPreview preview = opened(*session);
    const auto restored = await(session->backups().restore(preview.file, all(preview)));
    const WalletId here = must(restored->front().wallet);
    QCOMPARE(await(session->wallets().reveal(here, secret("old computer"))).error().code, Errc::WrongPassphrase);
    const auto secretsAfter = await(session->wallets().reveal(here, secret(WalletPassphrase)));
    QVERIFY(secretsAfter->words.text() == PublicWords);
    QVERIFY(secretsAfter->privateDescriptor.text() == secretsBefore->privateDescriptor.text());
}

void TestBackupService::aWalletWithoutAPassphraseComesBackWithOneOrWithout()
{
    SessionWorld before;
    auto session = before.offline();
    save(*session, order(file(), {must(await(session->wallets().add(fromWords("Pocket"))))}));
    session.reset();
    for (const bool isProtected : {true, false}) {
        SessionWorld after;
        session = after.offline();
        const BackupPreview preview = opened(*session);
        RestoreOrder what = all(preview);
        if (!isProtected) what.passphrase.reset();
        const WalletId id = must(await(session->backups().restore(preview.file, std::move(what)))->front().wallet);
        QCOMPARE(await(session->wallets().profile(id))->hasPassphrase, isProtected);
        QVERIFY(await(session->wallets().reveal(id, secret(WalletPassphrase)))->words.text() == PublicWords);
        session.reset(); // before its folder goes
    }
}

void TestBackupService::aRestoredWalletFindsTheSameMoneyLabelsAndRequests()
{
    SessionWorld chain;
    const auto practice = chain.practice();
    QVERIFY(await(practice->mine(5)));
    SessionWorld before;
    SessionWorld after;
    auto session = before.online(*practice);
    const WalletId id = must(await(session->wallets().add(fromWords("Daily"))));
    NewPaymentRequest asked;
    asked.amount = Amount::fromSatoshis(70'000);
    asked.label = "Shop";
    asked.message = "thank you";
    const auto request = await(session->ledger().addRequest(id, asked));
    QVERIFY(request);
    const auto paid = await(practice->send(request->address, *Amount::fromSatoshis(70'000)));
    QVERIFY(paid);
    QTRY_COMPARE_WITH_TIMEOUT(balanceOf(*session, "Daily"), 70'000, 60'000);
    QVERIFY(await(session->ledger().setLabel(id, *paid, "Bicycle")));
    save(*session, order(file(), {id}));
    session.reset();

    session = after.online(*practice);
    const BackupPreview preview = opened(*session);
    QCOMPARE(preview.wallets[0].labels, 2); // the payment's and the address's
    QCOMPARE(preview.wallets[0].requests, 1);
    const WalletId here = must(await(session->backups().restore(preview.file, all(preview)))->front().wallet);
    QTRY_COMPARE_WITH_TIMEOUT(balanceOf(*session, "Daily"), 70'000, 60'000);
    HistoryQuery ofIt;
    ofIt.wallet = here;
    QCOMPARE(await(session->ledger().history(ofIt, 0, 10))->rows.first().label, "Bicycle");
    const auto requests = await(session->ledger().requests(here));
    QCOMPARE(requests->size(), 1);
    QCOMPARE(requests->first().address, request->address);
    QCOMPARE(requests->first().message, "thank you");
    QVERIFY(requests->first().state == PaymentRequest::State::Paid);
}

void TestBackupService::aFrozenCoinIsFrozenAgainWhenTheScanFindsIt_data()
{
    QTest::addColumn<bool>("freed");
    QTest::newRow("untouched") << false;
    QTest::newRow("unless it was freed before the scan") << true;
}

void TestBackupService::aFrozenCoinIsFrozenAgainWhenTheScanFindsIt()
{
    QFETCH(bool, freed);
    SessionWorld chain;
    const auto practice = chain.practice();
    SessionWorld before;
    SessionWorld after;
    SessionWorld later;
    auto session = before.online(*practice);
    const WalletId id = must(await(session->wallets().add(fromWords("Daily"))));
    QVERIFY(await(practice->send(await(session->ledger().receive(id, false))->address, *Amount::fromSatoshis(9'000))));
    QTRY_COMPARE_WITH_TIMEOUT(balanceOf(*session, "Daily"), 9'000, 60'000);
    const OutPoint coin = await(session->ledger().coins(id))->first().outpoint;
    const QString ref = QString::fromStdString(coin.txid.display()) + ":" + QString::number(coin.index);
    QVERIFY(await(session->ledger().importLabels({{{"output", ref, "mixed", {}, false}}, 0})));
    QVERIFY(await(session->ledger().coins(id))->first().frozen);
    save(*session, order(file(), {id}));
    session.reset();

    session = after.offline();
    BackupPreview preview = opened(*session);
    const WalletId waiting = must(await(session->backups().restore(preview.file, all(preview)))->front().wallet);
    const LabelLine expected{"output", ref, "mixed", {}, false}; // one line, though it is known by two rows
    const auto lines = await(session->ledger().labels(waiting));
    QCOMPARE(std::ranges::count(*lines, "output", &LabelLine::type), 1);
    QVERIFY(lines->contains(expected));
    if (freed) {
        const auto report = await(session->ledger().importLabels({{{"output", ref, {}, {}, true}}, 0}));
        QCOMPARE(report->applied, 1);
    }
    save(*session, [&] { // what waits for the scan goes into the next backup as well
        BackupOrder again = order(file(), {waiting});
        again.unlocks.push_back({waiting, secret(WalletPassphrase)});
        return again;
    }());
    session.reset();

    session = later.online(*practice);
    preview = opened(*session);
    const WalletId here = must(await(session->backups().restore(preview.file, all(preview)))->front().wallet);
    QTRY_VERIFY_WITH_TIMEOUT(await(session->ledger().coins(here))->size() == 1, 60'000);
    QCOMPARE(await(session->ledger().coins(here))->first().frozen, !freed);
}

void TestBackupService::aPublicFileHoldsNoSecretAndGivesWatchOnlyWallets()
{
    SessionWorld before;
    SessionWorld after;
    auto session = before.offline();
    const WalletId id = must(await(session->wallets().add(fromWords("Savings", WalletPassphrase))));
    const QString descriptor = await(session->wallets().profile(id))->descriptors.first();
    save(*session, publicOrder(file(), {id})); // asks for no passphrase of the wallet
    QVERIFY(!await(session->wallets().profile(id))->backedUpAt); // its keys are in no file
    session.reset();
    QFile raw(file());
    QVERIFY(raw.open(QIODevice::ReadOnly));
    const QByteArray text = raw.readAll();
    QVERIFY(text.contains(descriptor.toUtf8())); // to be read with any editor
    QVERIFY(!text.contains("\"keys\":") && !text.contains("prv"));

    session = after.offline();
    const BackupPreview preview = opened(*session, std::nullopt);
    QVERIFY(!preview.isSealed && !preview.isWhole);
    QVERIFY(preview.wallets[0].kind == BackedUpWallet::Kind::Keys && !preview.wallets[0].hasKeys);
    const WalletId here = must(await(session->backups().restore(preview.file, all(preview)))->front().wallet);
    QVERIFY(!await(session->wallets().profile(here))->hasKeys);
    QCOMPARE(await(session->wallets().profile(here))->descriptors, QStringList(descriptor));
}

void TestBackupService::whatIsHereAlreadyIsNamedAndLeftAsItIs()
{
    SessionWorld world;
    const auto session = world.offline();
    const WalletId id = must(await(session->wallets().add(fromWords("Savings"))));
    save(*session, order(file(), {id}));
    QVERIFY(await(session->wallets().rename(id, "Renamed")));
    const BackupPreview preview = opened(*session);
    QCOMPARE(preview.wallets[0].name, "Savings");
    QCOMPARE(preview.wallets[0].existing, "Renamed");
    const auto restored = await(session->backups().restore(preview.file, all(preview)));
    QCOMPARE(restored->front().wallet.error(), (Error{Errc::Duplicate, "Renamed"}));
    QCOMPARE(await(session->wallets().profile(id))->name, "Renamed");
}

void TestBackupService::aTakenNameGetsANumber()
{
    SessionWorld before;
    SessionWorld after;
    auto session = before.offline();
    save(*session, order(file(), {must(await(session->wallets().add(fromWords("Savings"))))}));
    session.reset();
    session = after.offline();
    must(await(session->wallets().add(watching("savings", watchedDescriptor(*session)))));
    const BackupPreview preview = opened(*session);
    const auto restored = await(session->backups().restore(preview.file, all(preview)));
    QCOMPARE(restored->front().name, "Savings (2)");
    QCOMPARE(await(session->wallets().profile(must(restored->front().wallet)))->name, "Savings (2)");
}

void TestBackupService::wrongFilesAreCalledWhatTheyAre()
{
    SessionWorld world;
    const auto session = world.offline();
    save(*session, order(file(), {must(await(session->wallets().add(fromWords("Savings"))))}));
    const auto code = [&](std::optional<SecureBytes> passphrase) {
        return await(session->backups().open(file(), std::move(passphrase))).error().code;
    };
    QCOMPARE(code(std::nullopt), Errc::WalletLocked);
    QCOMPARE(code(secret("wrong")), Errc::WrongPassphrase);
    QFile raw(file());
    QVERIFY(raw.open(QIODevice::ReadWrite));
    QVERIFY(raw.seek(200) && raw.putChar('!'));
    raw.close();
    QCOMPARE(code(secret(FilePassphrase)), Errc::Damaged);
    QVERIFY(raw.open(QIODevice::WriteOnly));
    raw.write("Dear accountant,\n");
    raw.close();
    QCOMPARE(code(secret(FilePassphrase)), Errc::Malformed);
    QVERIFY(raw.remove());
    QCOMPARE(code(secret(FilePassphrase)), Errc::NotFound);
}

void TestBackupService::aWalletsPassphraseIsAskedForByItsName()
{
    SessionWorld world;
    const auto session = world.offline();
    const WalletId id = must(await(session->wallets().add(fromWords("Savings", WalletPassphrase))));
    QCOMPARE(await(session->backups().save(order(file(), {id}))).error(), (Error{Errc::WalletLocked, "Savings"}));
    BackupOrder wrong = order(file(), {id});
    wrong.unlocks.push_back({id, secret("wrong")});
    QCOMPARE(await(session->backups().save(std::move(wrong))).error(), (Error{Errc::WrongPassphrase, "Savings"}));
    QVERIFY(!QFileInfo::exists(file()));
    BackupOrder unsealed = order(file(), {id});
    unsealed.passphrase.reset(); // keys never go into a file that anybody can read
    unsealed.unlocks.push_back({id, secret(WalletPassphrase)});
    QCOMPARE(await(session->backups().save(std::move(unsealed))).error().code, Errc::Refused);
    QCOMPARE(await(session->backups().save(order(file(), {WalletId{99}}))).error().code, Errc::NoSuchWallet);
    QVERIFY(!QFileInfo::exists(file()));
}

void TestBackupService::aFullDiskLeavesTheOldFile()
{
    SessionWorld world;
    const auto session = world.offline();
    const WalletId id = must(await(session->wallets().add(fromWords("Savings"))));
    save(*session, order(file(), {id}));
    const auto before = await(session->wallets().profile(id))->backedUpAt;
    {
        const FileSizeLimit limit(100);
        QVERIFY(!await(session->backups().save(order(file(), {id}))));
    }
    QCOMPARE(opened(*session).wallets.size(), 1);
    QCOMPARE(await(session->wallets().profile(id))->backedUpAt, before);
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 1);
}

void TestBackupService::theLastBackupIsRemembered()
{
    SessionWorld world;
    auto session = world.offline();
    const WalletId id = must(await(session->wallets().add(fromWords("Savings"))));
    QVERIFY(!await(session->wallets().profile(id))->backedUpAt);
    save(*session, order(file(), {id}));
    const auto at = await(session->wallets().profile(id))->backedUpAt;
    QVERIFY(at && *at > 1'700'000'000);
    session.reset();
    session = world.offline();
    QCOMPARE(await(session->wallets().profile(id))->backedUpAt, at);
}

namespace {

using Deed = std::function<void(Session&, WalletId)>;

const QString OwnAddress = QStringLiteral("bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk");

} // namespace

void TestBackupService::whatOnlyAFileKeepsMakesTheLastOneOld_data()
{
    QTest::addColumn<Deed>("deed");
    QTest::addColumn<bool>("isChanged");
    const auto row
        = [](const char* name, bool isChanged, const Deed& deed) { QTest::newRow(name) << deed << isChanged; };
    row("nothing", false, [](Session&, WalletId) {});
    row("an address handed out", false, [](Session& s, WalletId id) { QVERIFY(await(s.ledger().receive(id, true))); });
    row("stopped", false, [](Session& s, WalletId id) { QVERIFY(await(s.wallets().stop(id))); });
    row("another passphrase", false, [](Session& s, WalletId id) {
        QVERIFY(await(s.wallets().changePassphrase(id, {}, secret(WalletPassphrase))));
    });
    row("a label", true, [](Session& s, WalletId id) { QVERIFY(await(s.ledger().setLabel(id, OwnAddress, "Rent"))); });
    row("a file of labels", true, [](Session& s, WalletId) {
        QCOMPARE(await(s.ledger().importLabels({{{"addr", OwnAddress, "Rent", {}, {}}}, 0}))->applied, 1);
    });
    row("a request", true, [](Session& s, WalletId id) {
        QVERIFY(await(s.ledger().addRequest(id, {{}, {}, {}, OwnAddress})));
    });
    row("a name", true, [](Session& s, WalletId id) { QVERIFY(await(s.wallets().rename(id, "Other"))); });
    row("notes", true, [](Session& s, WalletId id) { QVERIFY(await(s.wallets().setAppearance(id, {}, "mine"))); });
    row("a lookahead", true, [](Session& s, WalletId id) { QVERIFY(await(s.wallets().setLookahead(id, 50))); });
    row("a birthday", true,
        [](Session& s, WalletId id) { QVERIFY(await(s.wallets().setBirthday(id, {BlockHeight{0}}))); });
    row("a script", true, [](Session& s, WalletId id) {
        NewScripts scripts;
        scripts.scriptHex = "0014000102030405060708090a0b0c0d0e0f10111213";
        QVERIFY(await(s.wallets().importScripts(id, scripts)));
    });
}

void TestBackupService::whatOnlyAFileKeepsMakesTheLastOneOld()
{
    QFETCH(Deed, deed);
    QFETCH(bool, isChanged);
    SessionWorld world;
    auto session = world.offline();
    const WalletId id = must(await(session->wallets().add(fromWords("Savings"))));
    const auto isOld = [&] { return await(session->wallets().profile(id))->isChangedSinceBackup; };
    QVERIFY(await(session->wallets().rename(id, "Savings, old")));
    QVERIFY(!isOld()); // there is no file that could be old
    save(*session, order(file(), {id}));
    QVERIFY(!isOld());
    deed(*session, id);
    QCOMPARE(isOld(), isChanged);
    QTRY_COMPARE(session->snapshot()->wallet(id)->isChangedSinceBackup, isChanged);
    session.reset();
    session = world.offline();
    QCOMPARE(isOld(), isChanged);
    if (!isChanged) return;
    save(*session, order(file(), {id}));
    QVERIFY(!isOld());
    QTRY_VERIFY(!session->snapshot()->wallet(id)->isChangedSinceBackup);
}

void TestBackupService::aRestoredWalletIsAsItsFileHasIt()
{
    SessionWorld before;
    SessionWorld after;
    auto session = before.offline();
    const WalletId id = must(await(session->wallets().add(fromWords("Savings"))));
    QVERIFY(await(session->ledger().setLabel(id, OwnAddress, "Rent")));
    save(*session, order(file(), {id}));
    session = after.offline();
    const BackupPreview preview = opened(*session);
    const auto restored = await(session->backups().restore(preview.file, all(preview)));
    const WalletProfile back = *await(session->wallets().profile(must(restored->first().wallet)));
    QVERIFY(back.backedUpAt && !back.isChangedSinceBackup);
}

QTEST_GUILESS_MAIN(TestBackupService)
#include "tst_backupservice.moc"
