// SPDX-License-Identifier: MIT

#include "core/chain/headerchain.h"
#include "core/filters/blockfilter.h"
#include "core/p2p/chainmessages.h"
#include "core/p2p/filtermessages.h"
#include "core/p2p/peerlog.h"
#include "core/primitives/blocklayout.h"
#include "core/util/hex.h"
#include "tests/core/p2p/clientharness.h"
#include "tests/support/vectors.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace lockstep;
using namespace lockstep::p2p;
using namespace lockstep::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Every case of p2p_malformed.jsonl (the published file, or what tests/data has of it) goes to a live connection that
/// waits for just such a message, and is judged as the chain loop would judge the answer. The messages are of mainnet's
/// first blocks under regtest's magic.
class TestMalformed final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void hasAnAllowedOutcome_data();
    void hasAnAllowedOutcome();
    void costsNoMemoryAndFewLogLines();

private:
    QJsonObject caseNamed(const QString& id) const;
    void startRun(const QString& type, ByteSpan payload);
    QString outcome(const Bytes& raw, bool thenSilence);
    void judgeHeaders(const From<std::vector<BlockHeader>>& answer);
    void ask(const QString& type, ByteSpan payload);

    std::vector<QJsonObject> m_cases;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<PracticeChain> m_chain;
    std::unique_ptr<FakePeer> m_peer;
    std::unique_ptr<P2pChainClient> m_client;
    qint64 m_memoryBefore = 0;
};

namespace {

qint64 logBytes = 0;

void countLog(QtMsgType, const QMessageLogContext&, const QString& message) { logBytes += message.size(); }

/// Resident memory of this process.
qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4096;
}

Bytes rawOf(const QJsonObject& row)
{
    if (row.contains(u"bytes")) return bytesOfHex(row[u"bytes"].toString());
    Bytes raw;
    for (const QJsonValue& part : row[u"bytes_rle"].toArray()) {
        const Bytes piece = bytesOfHex(part[0].toString());
        for (int i = 0; i < part[1].toInt(); ++i) append(raw, piece);
    }
    return raw;
}

ByteSpan payloadOf(const Bytes& raw)
{
    return raw.size() > MessageFramer::HeaderSize ? ByteSpan(raw).subspan(MessageFramer::HeaderSize) : ByteSpan();
}

BlockHash hashAt(ByteSpan payload, std::size_t offset)
{
    BlockHash hash;
    if (payload.size() >= offset + 32) std::copy_n(payload.begin() + std::ptrdiff_t(offset), 32, hash.bytes.begin());
    return hash;
}

} // namespace

void TestMalformed::initTestCase()
{
    const auto all = sharedVector(u"p2p_malformed.jsonl");
    const QByteArray text = all ? *all : dataFile(u"p2p_malformed.jsonl"_s);
    for (const QByteArray& line : text.split('\n'))
        if (!line.isEmpty()) m_cases.push_back(QJsonDocument::fromJson(line).object());
    QCOMPARE(m_cases.size(), all ? std::size_t{561} : std::size_t{123});

    m_clock = std::make_unique<FakeClock>(1'300'000'000);
    m_chain = std::make_unique<PracticeChain>(*m_clock);
    m_peer = std::make_unique<FakePeer>(*m_chain);
    qInstallMessageHandler(countLog);
}

QJsonObject TestMalformed::caseNamed(const QString& id) const
{
    const auto found = std::ranges::find(m_cases, id, [](const QJsonObject& row) { return row[u"id"].toString(); });
    return found == m_cases.end() ? QJsonObject() : *found;
}

/// A fresh connection; `version` cases are the handshake themselves.
void TestMalformed::startRun(const QString& type, ByteSpan payload)
{
    m_client.reset();
    QTRY_COMPARE(m_peer->connections(), 0);
    m_peer->forgetRequests();
    m_peer->behaviour = FakeBehaviour();
    m_peer->behaviour.startHeight = 100'000;
    m_peer->behaviour.silentOn = {"getheaders", "getcfilters", "getcfheaders", "getcfcheckpt", "getdata"};
    m_peer->behaviour.shakesHands = type != u"version";

    P2pOptions options;
    options.network = networkParams(Network::Mainnet);
    options.network.magic = m_chain->params().magic;
    options.named = {m_peer->address()};
    options.clock = m_clock.get();
    options.tick = 2ms;
    m_client = std::make_unique<P2pChainClient>(options);
    m_client->start();
    if (type == u"version") {
        QTRY_COMPARE(m_peer->asked("version"), 1);
        return;
    }
    QTRY_VERIFY(m_client->isConnected());
    ask(type, payload);
}

/// Puts the question to which such a message is the answer, and treats the answer as the chain loop does.
void TestMalformed::ask(const QString& type, ByteSpan payload)
{
    const auto lie = [this](PeerId peer, Offence offence) { m_client->report(peer, offence, QStringLiteral("test")); };
    if (type == u"headers") {
        m_client->headers({networkParams(Network::Mainnet).genesisHash}, {})
            .then([this](const Result<From<std::vector<BlockHeader>>>& answer) {
                if (answer) judgeHeaders(*answer);
            });
        QTRY_COMPARE(m_peer->asked("getheaders"), 1);
    } else if (type == u"block" && payload.size() >= BlockHeader::Size) {
        m_client->block({{1}, BlockHeader::parse(payload.first<BlockHeader::Size>()).hash()})
            .then([lie](const Result<From<Bytes>>& answer) {
                if (answer && !proveBlock(answer->value)) lie(answer->peer, Offence::BadBlock);
            });
        QTRY_COMPARE(m_peer->asked("getdata"), 1);
    } else if (type == u"cfilter") {
        const Bytes good = rawOf(caseNamed(QStringLiteral("open-cfilter-valid")));
        const CFilter valid = CFilter::parse(payloadOf(good)).value();
        m_client->filters({{1}, {valid.block}}, {})
            .then([lie, expected = filterHash(valid.filter)](const Result<std::vector<From<Bytes>>>& answer) {
                if (answer && filterHash(answer->front().value) != expected)
                    lie(answer->front().peer, Offence::BadFilter);
            });
        QTRY_COMPARE(m_peer->asked("getcfilters"), 1);
    } else if (type == u"cfheaders") {
        const Bytes good = rawOf(caseNamed(QStringLiteral("open-cfheaders-valid")));
        const CFHeaders valid = CFHeaders::parse(payloadOf(good)).value();
        BlockRange range{{1}, std::vector<BlockHash>(valid.hashes.size())};
        range.hashes.back() = hashAt(payload, 1).isZero() ? valid.stop : hashAt(payload, 1);
        m_client->filterHashes(range, 1).then(
            [lie, expected = valid.previous](const Result<std::vector<From<FilterHashes>>>& answer) {
                if (answer && answer->front().value.previous != expected)
                    lie(answer->front().peer, Offence::BadFilterHeaders);
            });
        QTRY_COMPARE(m_peer->asked("getcfheaders"), 1);
    }
}

void TestMalformed::judgeHeaders(const From<std::vector<BlockHeader>>& answer)
{
    HeaderChain chain(networkParams(Network::Mainnet));
    const auto accepted = chain.accept(answer.value, m_clock->unixSeconds());
    const bool isLie
        = !accepted && (accepted.error().code == Errc::BadProofOfWork || accepted.error().code == Errc::BadDifficulty);
    if (isLie) m_client->report(answer.peer, Offence::BadHeaders, QStringLiteral("test"));
}

/// "disconnect", "alive" (it answers a ping sent after the message) or "waiting" (it still reads the message).
QString TestMalformed::outcome(const Bytes& raw, bool thenSilence)
{
    m_peer->sendRaw(raw);
    const bool inHandshake = !m_client->isConnected();
    if (inHandshake && !thenSilence) m_peer->sendRaw(frame(m_chain->params().magic, command::Verack));
    if (!thenSilence) m_peer->sendRaw(frame(m_chain->params().magic, Ping{0x1234}));
    const auto answered = [this] {
        return std::ranges::any_of(m_peer->requests(), [](const FakePeer::Request& request) {
            return request.command == "pong" && Pong::parse(request.payload).value().nonce == 0x1234;
        });
    };
    const auto isOver = [&] { return m_peer->connections() == 0 || answered(); };
    if (!QTest::qWaitFor(isOver, thenSilence ? 5 : 300)) return QStringLiteral("waiting");
    // What a request made of the message may still lead to a report.
    QTest::qWait(2);
    if (m_peer->connections() == 0) return QStringLiteral("disconnect");
    return inHandshake && !m_client->isConnected() ? QStringLiteral("waiting") : QStringLiteral("alive");
}

void TestMalformed::hasAnAllowedOutcome_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_cases.size(); ++i) QTest::newRow(qPrintable(m_cases[i][u"id"].toString())) << int(i);
}

void TestMalformed::hasAnAllowedOutcome()
{
    QFETCH(int, index);
    if (std::size_t(index) == m_cases.size() / 5) m_memoryBefore = residentBytes(); // by now the program has its size
    const QJsonObject& row = m_cases[std::size_t(index)];
    const QString id = row[u"id"].toString();
    const Bytes raw = rawOf(row);
    QSet<QString> allowed;
    for (const QJsonValue& word : row[u"allowed"].toArray()) allowed.insert(word.toString());
    if (id == u"open-cfilter-ndrop") {
        // The block has one element only, so this "shortened" filter is the valid one, byte for byte.
        QCOMPARE(raw, rawOf(caseNamed(QStringLiteral("open-cfilter-valid"))));
        allowed = {QStringLiteral("accept")};
    }

    startRun(row[u"type"].toString(), payloadOf(raw));
    if (QTest::currentTestFailed()) return;
    const QString result = outcome(raw, allowed.contains(QStringLiteral("wait_then_timeout")));

    if (result == u"waiting") {
        // Half a message must end with the connection's time, and hold nothing else back.
        const int before = m_peer->accepted();
        const auto isOver = [&] { return m_peer->connections() == 0 || m_peer->accepted() > before; };
        for (int i = 0; i < 1000 && !isOver(); ++i) {
            m_clock->advance(5s);
            QTest::qWait(3);
        }
        QVERIFY(isOver());
        const bool mayWait = allowed.contains(QStringLiteral("wait_then_timeout"))
            || allowed.contains(QStringLiteral("disconnect"))
            || allowed.contains(QStringLiteral("any but crash, hang, growth or state change"));
        QVERIFY2(mayWait, qPrintable(row[u"why"].toString()));
        return;
    }
    const bool isDisconnect = result == u"disconnect";
    static const QSet<QString> Lives{QStringLiteral("accept"), QStringLiteral("ignore"),
                                     QStringLiteral("drop_message")};
    static const QSet<QString> Dies{QStringLiteral("disconnect"), QStringLiteral("disconnect_and_ban")};
    const bool fits = allowed.intersects(isDisconnect ? Dies : Lives)
        || allowed.contains(QStringLiteral("any but crash, hang, growth or state change"));
    QVERIFY2(fits, qPrintable(result + QStringLiteral(": ") + row[u"why"].toString()));
}

void TestMalformed::costsNoMemoryAndFewLogLines()
{
    qInstallMessageHandler(nullptr);
    QVERIFY2(logBytes < 1'000'000, qPrintable(QString::number(logBytes)));
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the address sanitizer keeps what was freed");
#else
    QVERIFY(m_memoryBefore > 0);
    const qint64 growth = residentBytes() - m_memoryBefore;
    QVERIFY2(growth < 8 * 1024 * 1024, qPrintable(QString::number(growth)));
#endif
}

QTEST_GUILESS_MAIN(TestMalformed)
#include "tst_malformed.moc"
