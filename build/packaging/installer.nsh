; Windows knows a file by its last extension, and .zip and .json belong to others: Proofroom offers itself under
; "Open with" for both and becomes the default for neither.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Applications\Proofroom.exe\shell\open\command" "" '"$INSTDIR\Proofroom.exe" "%1"'
  WriteRegStr SHCTX "Software\Classes\Applications\Proofroom.exe\SupportedTypes" ".zip" ""
  WriteRegStr SHCTX "Software\Classes\Applications\Proofroom.exe\SupportedTypes" ".json" ""
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Applications\Proofroom.exe"
!macroend
