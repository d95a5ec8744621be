// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace lockstep::ui {

/// Some lines of text that may be typed, pasted, or dropped, also as a file. A file is read off the window's thread.
class PasteEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PasteEdit(QWidget* parent = nullptr);

    static constexpr qint64 MaxFileSize = 16'000'000; ///< Bytes: the longest list of addresses.

signals:
    void fileRefused(const QString& name); ///< It cannot be read, is too long, or is no text.

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    void readFile(const QString& path);
};

} // namespace lockstep::ui
