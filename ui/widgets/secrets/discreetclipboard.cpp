// SPDX-License-Identifier: MIT

#include "ui/widgets/secrets/discreetclipboard.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QRandomGenerator>
#include <QSet>
#include <QTimer>

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

    /// On its way to the clipboard. What was copied before may be there still, beside a selection.
    QMimeData* note(const QString& text)
    {
        m_hashes += hash(text);
        auto* mime = new QMimeData;
        mime->setText(text);
        mime->setData(u"x-kde-passwordManagerHint"_s, "secret");
        m_timer.stop();
        if (seconds > 0) m_timer.start(seconds * 1'000);
        return mime;
    }

    /// What somebody else copied meanwhile stays; so does an empty clipboard.
    void clear()
    {
        QClipboard* clipboard = QGuiApplication::clipboard();
        for (const QClipboard::Mode mode : {QClipboard::Clipboard, QClipboard::Selection})
            if (!clipboard->text(mode).isEmpty() && m_hashes.contains(hash(clipboard->text(mode))))
                clipboard->clear(mode);
        m_hashes.clear();
        m_timer.stop();
    }

    int seconds = 30;

private:
    explicit Keeper(QObject* parent) : QObject(parent)
    {
        for (quint32& word : m_salt) word = QRandomGenerator::system()->generate();
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Keeper::clear);
        connect(qApp, &QCoreApplication::aboutToQuit, this, &Keeper::clear);
    }

    QByteArray hash(const QString& text) const
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        hash.addData(QByteArrayView(reinterpret_cast<const char*>(m_salt), sizeof m_salt));
        hash.addData(text.toUtf8());
        return hash.result();
    }

    quint32 m_salt[4]{};
    QSet<QByteArray> m_hashes;
    QTimer m_timer;
};

} // namespace

QMimeData* discreetMimeData(const QString& text) { return Keeper::instance().note(text); }

void copyDiscreetly(const QString& text) { QGuiApplication::clipboard()->setMimeData(discreetMimeData(text)); }

void clearDiscreetly() { Keeper::instance().clear(); }

int discreetSeconds() { return Keeper::instance().seconds; }

void setDiscreetSeconds(int seconds) { Keeper::instance().seconds = seconds; }

} // namespace lockstep::ui
