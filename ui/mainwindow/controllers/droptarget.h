// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletfile.h"
#include "core/primitives/network.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <memory>

class QMimeData;
class QWidget;

namespace lockstep::ui {

/// What was dropped on the window, once it was read.
struct DroppedText
{
    enum class Kind {
        Link, ///< "bitcoin:...", not yet understood.
        Watch, ///< An extended public key or descriptors: for the dialog that watches a wallet.
        Addresses, ///< A list of them.
        WalletFile, ///< Of another wallet program; `text` is its name, `file` what is in it.
        Backup, ///< A backup file of Lockstep's; `text` is its path.
        Labels, ///< A file of labels; `text` is its path.
        LabelText, ///< The text of one.
        Transaction, ///< A transaction, finished or not (PSBT), in hex or base64.
        Refused, ///< `text` says why, in words.
    };
    Kind kind = Kind::Refused;
    QString text;
    std::shared_ptr<const lockstep::WalletFile> file = {};
};

constexpr qint64 MaxDropSize = 1'000'000; ///< Bytes of a text or a file.

/// Says what a text is. A private key or recovery words are refused and not repeated. Cost: up to half a second.
DroppedText classifyDrop(const QByteArray& text, Network network);

/// Reads a dropped file and says what it is. Only a regular file of at most MaxDropSize bytes is read, and of one that
/// is given on by its path the beginning.
DroppedText classifyDroppedFile(const QString& path, Network network);

/// Lets a person drop a text, a link or one text file anywhere on a window. What is inside is read on another thread.
class DropTarget final : public QObject
{
    Q_OBJECT

public:
    DropTarget(QWidget& window, Network network);

    void takeFile(const QString& path); ///< That was chosen: as if it were dropped.

signals:
    void dropped(const lockstep::ui::DroppedText& drop); ///< Of every kind, also Refused.

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const QMimeData& data);
    void tellOf(const QFuture<DroppedText>& reading);

    Network m_network;
};

} // namespace lockstep::ui
