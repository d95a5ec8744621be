// SPDX-License-Identifier: MIT

#include "app/common/handover.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <optional>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A call is three lines: the greeting, the token, the link. The answer is one.
constexpr char Greeting[] = "lockstep 1";
constexpr char Yes[] = "taken\n";
constexpr char No[] = "refused\n";
constexpr int Lines = 3;
constexpr qsizetype MaxToken = 256;

constexpr int MaxCallers = 8; ///< At a time. More can only be a mistake.
constexpr auto CallerPatience = 2s;
constexpr auto AnswerPatience = 3s;
constexpr auto BetweenTries = 50ms;

constexpr qsizetype LongestPath = 100; ///< Bytes: sockaddr_un has room for 107, and Qt may want some.

/// In the folder itself; or, where the system takes no name that long, where only this user may look.
QString socketPath(const QString& folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    const QString inside = canonical + u"/.window"_s;
    if (QFile::encodeName(inside).size() <= LongestPath) return inside;
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (runtime.isEmpty()) return inside;
    const QByteArray hash = QCryptographicHash::hash(QFile::encodeName(canonical), QCryptographicHash::Sha256).toHex();
    return runtime + u"/lockstep-"_s + QString::fromLatin1(hash.first(32));
}

bool isPrintableAscii(char c) { return c > ' ' && c < '\x7f'; }

bool isToken(const QByteArray& text)
{
    return text.size() <= MaxToken && std::all_of(text.begin(), text.end(), isPrintableAscii);
}

QByteArray encode(const Call& call)
{
    const QByteArray token = isToken(call.activationToken) ? call.activationToken : QByteArray();
    return QByteArray(Greeting) + '\n' + token + '\n' + call.link.toUtf8() + '\n';
}

std::optional<Call> decode(const QByteArray& message)
{
    const QList<QByteArray> lines = message.split('\n');
    const bool hasForm = lines.size() == Lines + 1 && lines.back().isEmpty() && lines[0] == Greeting;
    if (!hasForm || !isToken(lines[1]) || !QUtf8StringView(lines[2]).isValidUtf8()) return std::nullopt;
    Call call{QString::fromUtf8(lines[2]), lines[1]};
    if (!call.link.isEmpty() && !isPaymentLink(call.link)) return std::nullopt;
    return call;
}

bool connectWithin(QLocalSocket& socket, const QString& path, const QDeadlineTimer& deadline)
{
    for (;;) {
        socket.connectToServer(path);
        if (socket.waitForConnected(static_cast<int>(BetweenTries.count()))) return true;
        if (deadline.hasExpired()) return false;
        QThread::msleep(static_cast<unsigned long>(BetweenTries.count()));
    }
}

} // namespace

bool isPaymentLink(const QString& text)
{
    const qsizetype room = MaxCallSize - MaxToken - qsizetype{sizeof(Greeting)} - Lines;
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    return text.startsWith(u"bitcoin:"_s, Qt::CaseInsensitive) && text.toUtf8().size() <= room
        && std::none_of(text.begin(), text.end(), isControl);
}

CallListener::CallListener() : m_server(std::make_unique<QLocalServer>())
{
    connect(m_server.get(), &QLocalServer::newConnection, this, &CallListener::take);
}

CallListener::~CallListener() = default;

Result<std::unique_ptr<CallListener>> CallListener::listen(const QString& folder)
{
    const QString path = socketPath(folder);
    QLocalServer::removeServer(path); // Ours alone: whoever reads this holds the folder's lock.
    std::unique_ptr<CallListener> listener(new CallListener);
    if (!listener->m_server->listen(path))
        return Error{Errc::Io, (path + u": "_s + listener->m_server->errorString()).toStdString()};
    if (!QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner))
        return Error{Errc::Io, path.toStdString() + ": cannot be closed to others"};
    return listener;
}

void CallListener::take()
{
    while (QLocalSocket* caller = m_server->nextPendingConnection()) {
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        if (m_server->findChildren<QLocalSocket*>(Qt::FindDirectChildrenOnly).size() > MaxCallers) {
            caller->abort();
            continue;
        }
        caller->setReadBufferSize(MaxCallSize);
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] { read(*caller); });
        QTimer::singleShot(CallerPatience, caller, [caller] { caller->abort(); });
        read(*caller); // It may have spoken before anyone listened.
    }
}

void CallListener::read(QLocalSocket& caller)
{
    const QByteArray soFar = caller.peek(MaxCallSize);
    if (soFar.count('\n') < Lines && soFar.size() < MaxCallSize) return; // The rest is on its way.
    disconnect(&caller, &QLocalSocket::readyRead, this, nullptr);
    const auto call = decode(soFar);
    answer(caller, call ? Yes : No);
    if (call) emit called(*call);
}

void CallListener::answer(QLocalSocket& caller, const QByteArray& word)
{
    caller.write(word);
    caller.disconnectFromServer(); // After the word has left.
}

HandOver handOver(const QString& folder, const Call& call, std::chrono::milliseconds patience)
{
    QLocalSocket socket;
    if (!connectWithin(socket, socketPath(folder), QDeadlineTimer(patience))) return HandOver::NobodyListens;
    socket.write(encode(call));
    const QDeadlineTimer deadline(AnswerPatience);
    while (!socket.canReadLine() && socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) { }
    return socket.readLine() == Yes ? HandOver::Taken : HandOver::Refused;
}

} // namespace lockstep
