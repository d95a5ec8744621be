// SPDX-License-Identifier: MIT

#include "ui/format/payments/outgoingtext.h"

#include <QTest>

using namespace lockstep;

class TestOutgoingText final : public QObject
{
    Q_OBJECT

private slots:
    void everyStateHasItsSignAndWords_data()
    {
        QTest::addColumn<OutgoingState>("state");
        QTest::addColumn<QString>("sign");
        QTest::addColumn<QString>("words");
        using S = OutgoingState;
        QTest::newRow("kept") << S::Kept << QStringLiteral("…") << "Waits for a peer";
        QTest::newRow("offered") << S::Offered << QStringLiteral("…") << "Offered";
        QTest::newRow("asked for") << S::AskedFor << QStringLiteral("◔") << "Asked for by a peer";
        QTest::newRow("seen") << S::Seen << QStringLiteral("◔") << "Seen elsewhere";
        QTest::newRow("confirmed") << S::Confirmed << QStringLiteral("✓") << "Confirmed";
        QTest::newRow("failed") << S::Failed << QStringLiteral("✕") << "Failed";
    }

    /// What is told by colour has to be told by shape, too.
    void everyStateHasItsSignAndWords()
    {
        QFETCH(OutgoingState, state);
        QTEST(outgoingSymbol(state), "sign");
        QTEST(outgoingStateText(state), "words");
    }

    void whatPeersTookIsNotCalledSent()
    {
        OutgoingView outgoing;
        outgoing.state = OutgoingState::AskedFor;
        outgoing.askedFor = 1;
        QCOMPARE(outgoingStateMeaning(outgoing),
                 "1 peer took it. Whether it passes it on is not known until a block has it.");
        outgoing.askedFor = 3;
        QVERIFY(outgoingStateMeaning(outgoing).startsWith("3 peers took it."));
        outgoing.state = OutgoingState::Failed;
        QCOMPARE(outgoingStateMeaning(outgoing), "It was replaced or given up. It is not offered any more.");
    }
};

QTEST_GUILESS_MAIN(TestOutgoingText)
#include "tst_outgoingtext.moc"
