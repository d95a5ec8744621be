// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/discreetclipboard.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QGuiApplication>
#include <QHash>
#include <QMimeData>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <chrono>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Remembers what was copied by a salted hash, no longer than it is on the clipboard.
class Keeper final : public QObject
{
public:
    static Keeper& instance()
    {
        static auto* keeper = new Keeper(qApp);
        return *keeper;
    }

    /// On its way to the clipboard, for the time that begins now.
    QMimeData* copy(const QString& text)
    {
        m_copied.insert(hash(text), fromNowOn());
        return mimeData(text);
    }

    /// Also what is but marked in a field: where it was copied before, that time goes on.
    QMimeData* note(const QString& text)
    {
        const QByteArray hashed = hash(text);
        const QDeadlineTimer deadline = fromNowOn();
        m_copied.insert(hashed, std::min(deadline, m_copied.value(hashed, deadline)));
        m_noted = mimeData(text);
        return m_noted;
    }

    void clear() { clear(m_copied.keys()); }

    int seconds = 30;

private:
    explicit Keeper(QObject* parent) : QObject(parent)
    {
        for (quint32& word : m_salt) word = QRandomGenerator::system()->generate();
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Keeper::clearDue);
        connect(qApp, &QCoreApplication::aboutToQuit, this, qOverload<>(&Keeper::clear));
        connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &Keeper::beginAnewIfCopied);
    }

    /// What was noted went to the clipboard proper, by Ctrl+C or a menu: what is but marked is never there.
    void beginAnewIfCopied()
    {
        if (!m_noted || QGuiApplication::clipboard()->mimeData() != m_noted) return;
        m_copied.insert(hash(m_noted->text()), fromNowOn());
        startTimer();
    }

    QDeadlineTimer fromNowOn() const { return seconds > 0 ? QDeadlineTimer(seconds * 1'000) : QDeadlineTimer::Forever; }

    QMimeData* mimeData(const QString& text)
    {
        startTimer();
        auto* mime = new QMimeData;
        mime->setText(text);
        mime->setData(u"x-kde-passwordManagerHint"_s, "secret");
        return mime;
    }

    /// For the one that is due first.
    void startTimer()
    {
        const auto first = std::ranges::min_element(m_copied);
        m_timer.stop();
        if (first == m_copied.end() || first->isForever()) return;
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(first->remainingTimeAsDuration()));
    }

    void clearDue()
    {
        QList<QByteArray> due = m_copied.keys();
        due.removeIf([this](const QByteArray& each) { return !m_copied.value(each).hasExpired(); });
        clear(due);
    }

    /// What somebody else copied meanwhile stays; so does an empty clipboard.
    void clear(const QList<QByteArray>& hashes)
    {
        QClipboard* clipboard = QGuiApplication::clipboard();
        for (const QClipboard::Mode mode : {QClipboard::Clipboard, QClipboard::Selection})
            if (!clipboard->text(mode).isEmpty() && hashes.contains(hash(clipboard->text(mode))))
                clipboard->clear(mode);
        for (const QByteArray& each : hashes) m_copied.remove(each);
        startTimer();
    }

    QByteArray hash(const QString& text) const
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(QByteArrayView(reinterpret_cast<const char*>(m_salt), sizeof m_salt));
        hash.addData(text.toUtf8());
        return hash.result();
    }

    quint32 m_salt[4]{};
    QHash<QByteArray, QDeadlineTimer> m_copied; ///< Until when.
    QPointer<QMimeData> m_noted; ///< The newest.
    QTimer m_timer;
};

} // namespace

QMimeData* discreetMimeData(const QString& text) { return Keeper::instance().note(text); }

void copyDiscreetly(const QString& text) { QGuiApplication::clipboard()->setMimeData(Keeper::instance().copy(text)); }

void clearDiscreetly() { Keeper::instance().clear(); }

int discreetSeconds() { return Keeper::instance().seconds; }

void setDiscreetSeconds(int seconds) { Keeper::instance().seconds = seconds; }

} // namespace lockstep::ui
