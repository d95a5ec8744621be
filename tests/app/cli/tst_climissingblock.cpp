// SPDX-License-Identifier: MIT

#include "core/script/address.h"
#include "tests/app/cli/cliprogram.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakepeer.h"

#include <QEventLoop>
#include <QTest>
#include <QTimer>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr int Patience = 60'000;

/// `sync` as a process beside the test's own event loop, in which its peers live.
class Syncing
{
public:
    Syncing(const CliProgram& cli, const FakePeer& peer, const QStringList& options = {})
    {
        const QString address = QString("%1:%2").arg(peer.address().host).arg(peer.address().port);
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { read(); });
        QObject::connect(&m_process, &QProcess::finished, &m_loop, [this] { m_loop.exit(1); });
        QTimer::singleShot(Patience, &m_loop, [this] { m_loop.exit(1); });
        m_process.start(LOCKSTEP_CLI, QStringList{"sync", "--connect", address, "--json"} + options + cli.common());
    }
    ~Syncing()
    {
        m_process.terminate();
        m_process.waitForFinished(Patience);
    }

    /// The next event of this kind; empty if it does not come.
    QJsonObject waitFor(const QString& kind)
    {
        m_kind = kind;
        return m_loop.exec() == 0 ? m_found : QJsonObject();
    }
    QString errors() ///< What it said to people, up to its end.
    {
        m_process.terminate();
        m_process.waitForFinished(Patience);
        return QString::fromUtf8(m_process.readAllStandardError());
    }

private:
    void read()
    {
        while (m_process.canReadLine()) {
            const QJsonObject event = QJsonDocument::fromJson(m_process.readLine()).object();
            if (event["event"].toString() != m_kind) continue;
            m_found = event;
            m_loop.exit(0);
        }
    }

    QProcess m_process;
    QEventLoop m_loop;
    QString m_kind;
    QJsonObject m_found;
};

} // namespace

/// Peers are there, and all the same it does not get to the end: a block that is needed is deleted everywhere, or what
/// is asked for does not come.
class TestCliMissingBlock final : public QObject
{
    Q_OBJECT

private slots:
    void syncNamesItWhileItWaitsForAnotherPeer()
    {
        const CliProgram cli;
        QCOMPARE(cli.run({"wallet", "add", "--name", "W", "--xpub", AccountKey, "--birthday", "1"}).exitCode, 0);
        const QString address = cli.json({"receive", "W"}).object()["address"].toString();
        const auto script = scriptFromAddress(address.toStdString(), Network::Practice);
        QVERIFY(script);

        const FakeClock clock;
        PracticeChain chain(clock);
        const TxOut payment{*Amount::fromSatoshis(50'000), *script};
        QVERIFY(chain.raiseFunds(payment.value));
        QVERIFY(chain.pay(std::span(&payment, 1)));
        const auto paid = chain.mine(1);
        QVERIFY(paid);
        QVERIFY(chain.mine(300));

        FakePeer pruned(chain);
        pruned.behaviour.services
            = p2p::services::NetworkLimited | p2p::services::Witness | p2p::services::CompactFilters;
        Syncing sync(cli, pruned);
        const QJsonObject missing = sync.waitFor("missing-block");
        const QString errors = sync.errors();
        QVERIFY2(!missing.isEmpty(), qPrintable(errors));
        QCOMPARE(missing["height"].toInt(), paid->height.value);
        QVERIFY2(errors.contains("your own node has deleted it"), qPrintable(errors));
    }

    /// That a peer has not answered would be false: it told the headers.
    void syncThatIsNotDoneInTimeSaysHowFarItIs()
    {
        const CliProgram cli;
        QCOMPARE(cli.run({"wallet", "add", "--name", "W", "--xpub", AccountKey, "--birthday", "1"}).exitCode, 0);
        const FakeClock clock;
        PracticeChain chain(clock);
        QVERIFY(chain.mine(20));
        FakePeer mute(chain);
        mute.behaviour.silentOn = {"getcfheaders"};
        Syncing sync(cli, mute, {"--timeout", "2"});
        const QJsonObject error = sync.waitFor("error")["error"].toObject();
        const QString errors = sync.errors();
        QCOMPARE(error["code"].toString(), QString("timeout"));
        QVERIFY2(!(errors + error["what"].toString()).contains("No peer answered"), qPrintable(errors));
        QVERIFY2(errors.contains("Not all was done in time: the last wallet is at block 0, the chain is at block 20."),
                 qPrintable(errors));
        QVERIFY2(errors.contains("Run it again to go on"), qPrintable(errors));
    }

    /// "Block 0 of 0" would say nothing, and there may be no wallet to speak of.
    void syncThatGotNoHeadersInTimeSaysSoAndWhatToDo()
    {
        const CliProgram cli;
        const FakeClock clock;
        PracticeChain chain(clock);
        QVERIFY(chain.mine(20));
        FakePeer mute(chain);
        mute.behaviour.silentOn = {"getheaders"};
        Syncing sync(cli, mute, {"--timeout", "2"});
        const QJsonObject error = sync.waitFor("error")["error"].toObject();
        const QString errors = sync.errors();
        QCOMPARE(error["code"].toString(), QString("timeout"));
        QVERIFY2(errors.contains("none has sent block headers yet. What was read is kept. Run it again"),
                 qPrintable(errors));
        QVERIFY2(!errors.contains("last wallet") && !errors.contains("block 0"), qPrintable(errors));
    }

    void syncThatGotAPartOfTheHeadersInTimeSaysHowMany()
    {
        const CliProgram cli;
        const FakeClock clock;
        PracticeChain chain(clock);
        QVERIFY(chain.mine(20));
        FakePeer peer(chain);
        QVERIFY(!Syncing(cli, peer).waitFor("done").isEmpty());
        QVERIFY(chain.mine(5));
        peer.behaviour.silentOn = {"getheaders"};
        Syncing sync(cli, peer, {"--timeout", "2"});
        sync.waitFor("error");
        const QString errors = sync.errors();
        QVERIFY2(errors.contains("block headers are read up to block 20 of 25. What was read is kept. Run it again"),
                 qPrintable(errors));
        QVERIFY2(!errors.contains("last wallet"), qPrintable(errors));
    }
};

QTEST_GUILESS_MAIN(TestCliMissingBlock)
#include "tst_climissingblock.moc"
