// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace lockstep::ui {

/// Text without spaces, as a path, to be read and copied: it wraps anywhere, and is as high as that takes.
class WrappedText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit WrappedText(const QString& text, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
};

} // namespace lockstep::ui
