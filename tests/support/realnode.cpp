// SPDX-License-Identifier: MIT

#include "tests/support/realnode.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace lockstep::test {

namespace {

constexpr int StartMilliseconds = 20'000;
constexpr int CallMilliseconds = 20'000;

} // namespace

std::optional<QString> RealNode::find(Kind kind)
{
    const QString path = kind == Kind::Btcd ? qEnvironmentVariable("LOCKSTEP_BTCD")
                                            : QStandardPaths::findExecutable(QStringLiteral("bitcoind"));
    if (path.isEmpty()) return std::nullopt;
    return path;
}

RealNode::RealNode(Kind kind, QString payee)
    : m_kind(kind)
    , m_payee(std::move(payee))
    , m_port(freePort())
    , m_rpcPort(freePort())
{
    m_network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder.path()); // no settings of this machine's user
    m_process.setProcessEnvironment(environment);
}

RealNode::~RealNode() { kill(); }

std::uint16_t RealNode::freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QStringList RealNode::arguments() const
{
    const QString folder = m_folder.path();
    const auto local = [](std::uint16_t port) { return QStringLiteral("127.0.0.1:%1").arg(port); };
    if (m_kind == Kind::Btcd) {
        return {QStringLiteral("--regtest"),
                QStringLiteral("--notls"),
                QStringLiteral("--nodnsseed"),
                QStringLiteral("--nobanning"),
                QStringLiteral("--nostalldetect"),
                QStringLiteral("--relaynonstd"),
                QStringLiteral("--miningaddr=") + m_payee,
                QStringLiteral("--rpcuser=test"),
                QStringLiteral("--rpcpass=test"),
                QStringLiteral("--listen=") + local(m_port),
                QStringLiteral("--rpclisten=") + local(m_rpcPort),
                QStringLiteral("--datadir=") + folder + QStringLiteral("/data"),
                QStringLiteral("--logdir=") + folder + QStringLiteral("/logs")};
    }
    return {QStringLiteral("-regtest"),
            QStringLiteral("-server"),
            QStringLiteral("-blockfilterindex=1"),
            QStringLiteral("-peerblockfilters=1"),
            QStringLiteral("-listen=1"),
            QStringLiteral("-bind=") + local(m_port),
            QStringLiteral("-dnsseed=0"),
            QStringLiteral("-fixedseeds=0"),
            QStringLiteral("-listenonion=0"),
            QStringLiteral("-acceptnonstdtxn=1"),
            QStringLiteral("-rpcuser=test"),
            QStringLiteral("-rpcpassword=test"),
            QStringLiteral("-rpcport=%1").arg(m_rpcPort),
            QStringLiteral("-datadir=") + folder};
}

bool RealNode::start()
{
    m_process.start(find(m_kind).value_or(QString()), arguments());
    if (!m_process.waitForStarted()) return false;
    return QTest::qWaitFor([this] { return call(QStringLiteral("getblockcount")).isDouble(); }, StartMilliseconds);
}

void RealNode::kill()
{
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.kill();
    m_process.waitForFinished();
}

void RealNode::forgetChain()
{
    const QString inside = m_kind == Kind::Btcd ? QStringLiteral("/data") : QStringLiteral("/regtest");
    QDir(m_folder.path() + inside).removeRecursively();
}

QString RealNode::log() { return QString::fromLocal8Bit(m_process.readAll()).right(2000); }

QJsonValue RealNode::call(const QString& method, const QJsonArray& parameters)
{
    QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_rpcPort)));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setRawHeader("Authorization", "Basic " + QByteArray("test:test").toBase64());
    request.setTransferTimeout(CallMilliseconds);
    const std::unique_ptr<QNetworkReply> reply(m_network.post(request, requestOf(method, parameters)));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, CallMilliseconds)) return QJsonValue::Undefined;
    return resultIn(reply->readAll());
}

QJsonValue RealNode::callAtOnce(const QString& method, const QJsonArray& parameters)
{
    const QByteArray body = requestOf(method, parameters);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_rpcPort);
    if (!socket.waitForConnected(CallMilliseconds)) return QJsonValue::Undefined;
    socket.write("POST / HTTP/1.0\r\nContent-Type: application/json\r\nAuthorization: Basic "
                 + QByteArray("test:test").toBase64() + "\r\nContent-Length: " + QByteArray::number(body.size())
                 + "\r\n\r\n" + body);
    while (socket.waitForReadyRead(CallMilliseconds)) { } // it closes the connection when all is said
    const QByteArray answer = socket.readAll();
    return resultIn(answer.mid(answer.indexOf("\r\n\r\n")));
}

QByteArray RealNode::requestOf(const QString& method, const QJsonArray& parameters)
{
    const QJsonObject body{{QStringLiteral("jsonrpc"), QStringLiteral("1.0")},
                           {QStringLiteral("id"), 1},
                           {QStringLiteral("method"), method},
                           {QStringLiteral("params"), parameters}};
    return QJsonDocument(body).toJson();
}

QJsonValue RealNode::resultIn(const QByteArray& answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer).object();
    const bool isGood = object[u"error"].isNull() && object.contains(u"result");
    return isGood ? object[u"result"] : QJsonValue(QJsonValue::Undefined);
}

bool RealNode::mine(int blocks)
{
    const QJsonValue mined = m_kind == Kind::Btcd ? call(QStringLiteral("generate"), {blocks})
                                                  : call(QStringLiteral("generatetoaddress"), {blocks, m_payee});
    return mined.toArray().size() == blocks;
}

int RealNode::height() { return call(QStringLiteral("getblockcount")).toInt(-1); }

} // namespace lockstep::test
