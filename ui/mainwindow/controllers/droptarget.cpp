// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/droptarget.h"

#include "core/api/backuppreview.h"
#include "core/api/labelfile.h"
#include "core/api/transactionpreview.h"
#include "core/api/watchpreview.h"
#include "core/primitives/transaction.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/wallets/walletfiletext.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QMimeData>
#include <QUrl>
#include <QWidget>
#include <QtConcurrent>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct DropText
{
    Q_DECLARE_TR_FUNCTIONS(DropTarget)
};

DroppedText refused(const QString& why) { return {DroppedText::Kind::Refused, why}; }

QString tooLarge() { return DropText::tr("That is too large: a text has at most 1 MB, a wallet file 16 MB."); }
QString noText()
{
    return DropText::tr(
        "That is not text. What can be read: a key, descriptors, addresses, a bitcoin: link, a transaction, labels, a "
        "backup file, or a file of another wallet program.");
}

/// One file, or a text. Several files would be several wallets: too much for one gesture.
bool isWelcome(const QMimeData& data)
{
    if (data.hasUrls()) return data.urls().size() == 1;
    return data.hasText();
}

DroppedText::Kind kindOf(const Result<WatchPreview>& preview)
{
    const bool isAddresses = preview && preview->kind == WatchPreview::Kind::Addresses;
    return isAddresses ? DroppedText::Kind::Addresses : DroppedText::Kind::Watch;
}

/// Also a PSBT: the dialog says what is left to do with it.
bool isTransaction(const QByteArray& text)
{
    const auto raw = transactionFromText(text);
    return raw ? Transaction::parse(*raw).has_value() : raw.error().code == Errc::Unsupported;
}

/// What another wallet program wrote, in a file or copied from it.
DroppedText ofWalletFile(const QByteArray& content, const QString& name, Network network)
{
    auto file = parseWalletFile(content, network);
    if (!file) return refused(walletFileProblem(file.error()).sentence());
    return {DroppedText::Kind::WalletFile, name, std::make_shared<const WalletFile>(*std::move(file))};
}

} // namespace

DroppedText classifyDrop(const QByteArray& text, Network network)
{
    if (text.size() > MaxDropSize) return refused(tooLarge());
    if (text.contains('\0') || !QUtf8StringView(text).isValidUtf8()) return refused(noText());
    const QString words = QString::fromUtf8(text).trimmed();
    if (words.isEmpty()) return refused(DropText::tr("That text is empty."));
    if (words.startsWith(u"bitcoin:"_s, Qt::CaseInsensitive)) return {DroppedText::Kind::Link, words};
    if (isTransaction(text)) return {DroppedText::Kind::Transaction, words};
    if (beginsAsLabels(words.toUtf8())) return {DroppedText::Kind::LabelText, words};
    if (beginsAsWalletFile(words.toUtf8())) return ofWalletFile(words.toUtf8(), {}, network);
    const auto preview = watchPreview(words.toStdString(), network, std::nullopt);
    const bool onlyLacksType = !preview && preview.error().code == Errc::Refused; // The dialog asks for it.
    if (!preview && !onlyLacksType) return refused(errorText(preview.error(), ErrorSubject::Descriptor).sentence());
    if (preview && preview->descriptors > 1) return ofWalletFile(words.toUtf8(), {}, network);
    return {kindOf(preview), words};
}

DroppedText classifyDroppedFile(const QString& path, Network network)
{
    const QFileInfo info(path);
    if (!info.isFile()) return refused(DropText::tr("That is not a file that can be read."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(errorText(Error{Errc::Io, file.errorString().toStdString()}).sentence());
    if (beginsAsBackup(file.peek(BackupMagicSize))) return {DroppedText::Kind::Backup, path};
    if (beginsAsLabels(file.peek(MaxDropSize))) return {DroppedText::Kind::Labels, path};
    if (beginsAsWalletFile(file.peek(WalletMagicSize)))
        return ofWalletFile(file.read(MaxWalletFileSize + 1), info.fileName(), network);
    if (info.size() > MaxDropSize) return refused(tooLarge());
    const QByteArray content = file.read(MaxDropSize + 1);
    const QByteArray asText = transactionFileText(content); // bytes become hex
    DroppedText drop = classifyDrop(isTransaction(asText) ? asText : content, network);
    if (drop.kind == DroppedText::Kind::WalletFile) drop.text = info.fileName();
    return drop;
}

DropTarget::DropTarget(QWidget& window, Network network) : QObject(&window), m_network(network)
{
    window.setAcceptDrops(true);
    window.installEventFilter(this);
}

bool DropTarget::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter || event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event); // A QDragEnterEvent is one.
        if (!isWelcome(*drop->mimeData())) return false;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        if (event->type() == QEvent::Drop) take(*drop->mimeData());
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void DropTarget::take(const QMimeData& data)
{
    const QUrl url = data.hasUrls() ? data.urls().constFirst() : QUrl();
    if (url.isLocalFile()) return takeFile(url.toLocalFile());
    const QString text = data.hasUrls() ? QString::fromUtf8(url.toEncoded()) : data.text();
    tellOf(QtConcurrent::run(&classifyDrop, text.toUtf8(), m_network));
}

void DropTarget::takeFile(const QString& path) { tellOf(QtConcurrent::run(&classifyDroppedFile, path, m_network)); }

void DropTarget::tellOf(const QFuture<DroppedText>& reading)
{
    auto* watcher = new QFutureWatcher<DroppedText>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        emit dropped(watcher->result());
    });
    watcher->setFuture(reading);
}

} // namespace lockstep::ui
