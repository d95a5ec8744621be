// SPDX-License-Identifier: MIT

#include "ui/widgets/discreetclipboard.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QRandomGenerator>
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

    void copy(const QString& text)
    {
        for (quint32& word : m_salt) word = QRandomGenerator::system()->generate();
        m_hash = hash(text);
        auto* mime = new QMimeData;
        mime->setText(text);
        mime->setData(u"x-kde-passwordManagerHint"_s, "secret");
        QGuiApplication::clipboard()->setMimeData(mime);
        m_timer.stop();
        if (seconds > 0) m_timer.start(seconds * 1'000);
    }

    /// What somebody else copied meanwhile stays; so does an empty clipboard.
    void clear()
    {
        QClipboard* clipboard = QGuiApplication::clipboard();
        for (const QClipboard::Mode mode : {QClipboard::Clipboard, QClipboard::Selection})
            if (!m_hash.isEmpty() && !clipboard->text(mode).isEmpty() && hash(clipboard->text(mode)) == m_hash)
                clipboard->clear(mode);
        m_hash.clear();
        m_timer.stop();
    }

    int seconds = 30;

private:
    explicit Keeper(QObject* parent) : QObject(parent)
    {
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
    QByteArray m_hash;
    QTimer m_timer;
};

} // namespace

void copyDiscreetly(const QString& text) { Keeper::instance().copy(text); }

void clearDiscreetly() { Keeper::instance().clear(); }

int discreetSeconds() { return Keeper::instance().seconds; }

void setDiscreetSeconds(int seconds) { Keeper::instance().seconds = seconds; }

} // namespace lockstep::ui
