// SPDX-License-Identifier: MIT

#include "tests/support/snapshots.h"
#include "ui/format/sync/prooftext.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr std::int64_t Now = 1'780'000'180;

SyncSnapshot proved()
{
    SyncSnapshot snapshot = snapshotOf({});
    snapshot.network = Network::Mainnet;
    snapshot.proof.work = QString(61, '0') + "1de";
    snapshot.proof.headerPeers = 1;
    snapshot.proof.filterHeaders = {BlockHeight{910'118}, 3, 4};
    return snapshot;
}

} // namespace

class TestProofText final : public QObject
{
    Q_OBJECT

private slots:
    void tipAndWorkCanBeComparedElsewhere()
    {
        const SyncSnapshot snapshot = proved();
        const auto texts = proofTexts(snapshot);
        QVERIFY(texts[0].value.contains("910,118"));
        QVERIFY(texts[0].value.contains(QString::fromStdString(snapshot.tip.hash.display())));
        QCOMPARE(texts[1].value, snapshot.proof.work);
    }

    void howManyPeersAgreeIsSaid()
    {
        SyncSnapshot snapshot = proved();
        QCOMPARE(proofTexts(snapshot)[2].value, "1 of 1 peer");
        QVERIFY(proofTexts(snapshot)[3].meaning.contains("3 of 4 peers told the same"));
        QVERIFY(!proofTexts(snapshot)[3].meaning.contains("one peer's word"));
        snapshot.agreedFilterHeaders = BlockHeight{905'000};
        QCOMPARE(proofTexts(snapshot)[3].value, "Confirmed up to block 905,000");
        QVERIFY(proofTexts(snapshot)[3].meaning.contains("one peer's word"));
        snapshot.peers.clear();
        QCOMPARE(proofTexts(snapshot)[2].value, "No peers now");
    }

    void aDisputeIsToldWithItsEnd()
    {
        SyncSnapshot snapshot = proved();
        QCOMPARE(proofTexts(snapshot)[4].value, "None");
        QCOMPARE(proofTexts(snapshot)[5].value, "None so far");
        snapshot.proof.lastDispute = SettledDispute{Now, BlockHeight{700'001}, 2};
        QVERIFY(proofTexts(snapshot)[5].meaning.contains("block 700,001"));
        QVERIFY(proofTexts(snapshot)[5].meaning.contains("proved 2 of them wrong"));
        snapshot.proof.lastDispute->liars = 0;
        snapshot.proof.disputedBlocks = 1;
        QCOMPARE(proofTexts(snapshot)[4].value, "1");
        QVERIFY(proofTexts(snapshot)[5].meaning.contains("read whole"));
    }

    void asTextItIsComplete()
    {
        const SyncSnapshot snapshot = proved();
        const QString text = proofAsText(snapshot, Now);
        QVERIFY(text.startsWith("Lockstep, mainnet, "));
        for (const ProofText& proof : proofTexts(snapshot)) QVERIFY2(text.contains(proof.name), qPrintable(proof.name));
        QVERIFY(text.contains(QString::fromStdString(snapshot.tip.hash.display())));
        QVERIFY(!text.contains("10.0.0"));
    }
};

QTEST_GUILESS_MAIN(TestProofText)
#include "tst_prooftext.moc"
